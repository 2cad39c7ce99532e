package org.querencia.web.console.signin;

import org.querencia.runtime.access.PasswordHasher;
import org.querencia.web.console.frame.RefusedException;

/// What a new password must be. Length is what counts (NIST SP 800-63B, 3.1.1.2); no rules about
/// kinds of characters.
public final class Passwords {
    private Passwords() {}

    public static String accepted(String password, String email) {
        if (password.length() < PasswordHasher.PASSWORD_LENGTH_MIN
                || password.length() > PasswordHasher.PASSWORD_LENGTH_MAX) {
            throw RefusedException.at(
                    "password", "refused.password-length", PasswordHasher.PASSWORD_LENGTH_MIN);
        }
        if (password.equalsIgnoreCase(email) || password.chars().distinct().count() < 4) {
            throw RefusedException.at("password", "refused.password-easy");
        }
        return password;
    }
}
