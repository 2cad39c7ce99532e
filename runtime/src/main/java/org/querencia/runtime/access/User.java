package org.querencia.runtime.access;

import java.util.Locale;

/// Somebody who may sign in to the console.
///
/// @param email lower case; what one signs in with
/// @param passwordHash PHC string (Argon2id); empty while only one-time links were given out
public record User(String email, String name, Role role, String passwordHash, Locale language) {

    /// ADMINISTRATOR may do everything, MEMBER all but change sources, keys and definitions, SELLER
    /// only register visits.
    public enum Role {
        ADMINISTRATOR,
        MEMBER,
        SELLER
    }
}
