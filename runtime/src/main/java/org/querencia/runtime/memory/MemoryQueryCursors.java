package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.querencia.runtime.imports.QueryCursors;

/// Cursors of queries in memory.
public final class MemoryQueryCursors implements QueryCursors {

    private final Map<String, String> cursors = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String query) {
        return Optional.ofNullable(cursors.get(query));
    }

    @Override
    public void save(String query, String cursor, Instant at) {
        cursors.put(query, cursor);
    }
}
