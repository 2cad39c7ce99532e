package org.querencia.web.api;

import org.querencia.runtime.access.PasswordHasher;

/// Quick and readable, for tests of what is around it.
final class PlainHasher implements PasswordHasher {

    @Override
    public String hash(String password) {
        if (password.length() < PASSWORD_LENGTH_MIN) {
            throw new IllegalArgumentException("the password is too short");
        }
        return "plain:" + password;
    }

    @Override
    public boolean matches(String password, String stored) {
        return stored.equals("plain:" + password);
    }
}
