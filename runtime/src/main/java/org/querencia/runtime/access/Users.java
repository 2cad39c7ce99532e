package org.querencia.runtime.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Users, their sessions, one-time sign-in links, and the tokens of the API. Secrets are stored as
/// SHA-256 hashes only.
public interface Users {

    List<User> all();

    Optional<User> byEmail(String email);

    void save(User user);

    void delete(String email);

    void openSession(String secret, String email, Instant until);

    Optional<User> session(String secret, Instant now);

    void closeSession(String secret);

    /// Closes every session of a user, as a change of password does.
    void closeSessions(String email);

    void addSignInLink(String secret, String email, Instant until);

    /// Uses a link up: the second call with the same secret finds nothing.
    Optional<User> useSignInLink(String secret, Instant now);

    void addApiToken(String name, String secret, Instant at);

    /// The name of the token, if it is one.
    Optional<String> apiToken(String secret);

    List<String> apiTokens();

    void revokeApiToken(String name);
}
