package org.querencia.web.console;

import org.querencia.runtime.access.PasswordHasher;

/// Stands for Argon2, which would make tests slow.
final class PlainHasher implements PasswordHasher {
    @Override
    public String hash(String password) {
        return "plain:" + password;
    }

    @Override
    public boolean matches(String password, String stored) {
        return stored.equals("plain:" + password);
    }
}
