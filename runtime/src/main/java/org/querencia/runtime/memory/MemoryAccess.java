package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.Users;

/// Sources and users in memory; secrets as they are, since nothing is stored.
public final class MemoryAccess {

    private MemoryAccess() {}

    public static final class MemorySources implements Sources {

        private final Map<String, Source> sources = new TreeMap<>();
        private final Map<String, SourceKey> keys = new LinkedHashMap<>();

        @Override
        public synchronized List<Source> all() {
            return List.copyOf(sources.values());
        }

        @Override
        public synchronized Optional<Source> source(SourceKey key) {
            return Optional.ofNullable(sources.get(key.value()));
        }

        @Override
        public synchronized Optional<Source> byWriteKey(String writeKey) {
            return Optional.ofNullable(keys.get(writeKey)).flatMap(this::source);
        }

        @Override
        public synchronized void save(Source source) {
            sources.put(source.key().value(), source);
        }

        @Override
        public synchronized void addWriteKey(SourceKey source, String writeKey) {
            keys.put(writeKey, source);
        }

        @Override
        public synchronized void revokeWriteKeysExcept(SourceKey source, String kept) {
            keys.entrySet()
                    .removeIf(entry ->
                            entry.getValue().equals(source) && !entry.getKey().equals(kept));
        }
    }

    public static final class MemoryUsers implements Users {

        private record Pass(String email, Instant until) {}

        private final Map<String, User> users = new TreeMap<>();
        private final Map<String, Pass> sessions = new LinkedHashMap<>();
        private final Map<String, Pass> links = new LinkedHashMap<>();
        private final Map<String, String> tokens = new LinkedHashMap<>();

        @Override
        public synchronized List<User> all() {
            return List.copyOf(users.values());
        }

        @Override
        public synchronized Optional<User> byEmail(String email) {
            return Optional.ofNullable(users.get(email));
        }

        @Override
        public synchronized void save(User user) {
            users.put(user.email(), user);
        }

        @Override
        public synchronized void delete(String email) {
            users.remove(email);
            closeSessions(email);
        }

        @Override
        public synchronized void openSession(String secret, String email, Instant until) {
            sessions.put(secret, new Pass(email, until));
        }

        @Override
        public synchronized Optional<User> session(String secret, Instant now) {
            return Optional.ofNullable(sessions.get(secret))
                    .filter(pass -> now.isBefore(pass.until()))
                    .flatMap(pass -> byEmail(pass.email()));
        }

        @Override
        public synchronized void closeSession(String secret) {
            sessions.remove(secret);
        }

        @Override
        public synchronized void closeSessions(String email) {
            sessions.values().removeIf(pass -> pass.email().equals(email));
        }

        @Override
        public synchronized void addSignInLink(String secret, String email, Instant until) {
            links.put(secret, new Pass(email, until));
        }

        @Override
        public synchronized Optional<User> useSignInLink(String secret, Instant now) {
            return Optional.ofNullable(links.remove(secret))
                    .filter(pass -> now.isBefore(pass.until()))
                    .flatMap(pass -> byEmail(pass.email()));
        }

        @Override
        public synchronized void addApiToken(String name, String secret, Instant at) {
            tokens.put(secret, name);
        }

        @Override
        public synchronized Optional<String> apiToken(String secret) {
            return Optional.ofNullable(tokens.get(secret));
        }

        @Override
        public synchronized List<String> apiTokens() {
            return new ArrayList<>(tokens.values())
                    .stream().sorted(Comparator.naturalOrder()).toList();
        }

        @Override
        public synchronized void revokeApiToken(String name) {
            tokens.values().removeIf(name::equals);
        }
    }
}
