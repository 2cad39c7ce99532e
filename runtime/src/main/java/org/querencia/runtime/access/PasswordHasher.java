package org.querencia.runtime.access;

/// Turns passwords into what may be stored, and compares. Safe from any thread; slow and
/// memory-hungry on purpose, so callers limit how often strangers may ask.
public interface PasswordHasher {

    int PASSWORD_LENGTH_MIN = 10;
    int PASSWORD_LENGTH_MAX = 200;

    /// A PHC string (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`) with a new salt. Throws
    /// IllegalArgumentException when the password is shorter than [#PASSWORD_LENGTH_MIN] or longer
    /// than [#PASSWORD_LENGTH_MAX] characters.
    String hash(String password);

    /// Whether `password` is the one `stored` was made of. Takes as long for an empty or unreadable
    /// `stored`, so that the time does not tell which users exist; callers pass an empty one for
    /// users they do not know.
    boolean matches(String password, String stored);
}
