package org.querencia.runtime.access;

/// Turns passwords into what may be stored. Slow on purpose; safe from any thread.
public interface PasswordHasher {

    /// A PHC string with its own salt and parameters.
    String hash(String password);

    /// Whether `hash` was made of `password`; false for an empty or foreign hash.
    boolean matches(String password, String hash);
}
