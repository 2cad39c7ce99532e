package org.querencia.runtime.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.querencia.runtime.analyst.SqlLogin;
import org.querencia.runtime.analyst.SqlLogins;

/// Logins of the read-only connection in memory.
public final class MemorySqlLogins implements SqlLogins {

    private final Map<String, SqlLogin> logins = new ConcurrentSkipListMap<>();

    @Override
    public List<SqlLogin> all() {
        return List.copyOf(logins.values());
    }

    @Override
    public Optional<SqlLogin> find(String name) {
        return Optional.ofNullable(logins.get(name));
    }

    @Override
    public synchronized boolean keep(SqlLogin login) {
        if (!logins.containsKey(login.name()) && logins.size() >= LOGINS_MAX) {
            return false;
        }
        logins.put(login.name(), login);
        return true;
    }

    @Override
    public boolean delete(String name) {
        return logins.remove(name) != null;
    }
}
