package org.querencia.runtime.analyst;

import java.util.List;
import java.util.Optional;

/// The logins of the read-only connection. Safe from any thread.
public interface SqlLogins {

    int LOGINS_MAX = 100;

    /// All of them, by name.
    List<SqlLogin> all();

    Optional<SqlLogin> find(String name);

    /// Keeps it, in the place of a former one of that name; false when there are as many as there
    /// may be.
    boolean keep(SqlLogin login);

    /// Whether there was one of that name; connections that are open stay so until they end.
    boolean delete(String name);
}
