package org.querencia.runtime.imports;

import java.time.Instant;
import java.util.Optional;

/// How far each query of another database was read. Safe from any thread.
public interface QueryCursors {

    /// What was last saved under that name, as the query's reader writes it.
    Optional<String> find(String query);

    void save(String query, String cursor, Instant at);
}
