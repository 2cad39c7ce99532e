package org.querencia.web.api;

import org.querencia.runtime.access.PasswordHasher;

/// Quick, and of no use against anybody.
final class PlainHasher implements PasswordHasher {

    @Override
    public String hash(String password) {
        if (password.length() < PASSWORD_LENGTH_MIN || password.length() > PASSWORD_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "expected %d to %d characters"
                            .formatted(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX));
        }
        return "plain:" + password;
    }

    @Override
    public boolean matches(String password, String stored) {
        return stored.equals("plain:" + password);
    }
}
