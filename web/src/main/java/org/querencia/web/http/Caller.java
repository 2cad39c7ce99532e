package org.querencia.web.http;

/// Who asks, once proven.
///
/// @param name an e-mail of a user, the name of an API token, or `local` for a command on this
///   machine; written into the decisions they make
/// @param administrator whether they may change sources, keys and definitions
public record Caller(String name, boolean administrator) {

    /// Refuses callers who are not administrators.
    public Caller requireAdministrator() {
        if (!administrator) {
            throw Problem.of(
                            Fault.NOT_ALLOWED,
                            "Only administrators may do this; ask one, or use an API token.")
                    .exception();
        }
        return this;
    }
}
