package org.querencia.runtime.operate;

import java.util.List;

/// Whether the server can do its work. Asked often: an answer takes no more than a moment.
@FunctionalInterface
public interface Health {

    List<Check> checks();

    /// Collect accepts: every check that collection needs holds.
    static boolean accepting(List<Check> checks) {
        return checks.stream().allMatch(check -> check.healthy() || !check.required());
    }

    /// @param name such as `log`, `pipeline`, `warehouse`
    /// @param required whether events cannot be accepted without it
    /// @param detail one line for whoever looks, without personal data
    record Check(String name, boolean healthy, boolean required, String detail) {}
}
