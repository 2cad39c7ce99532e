package org.querencia.core.alarm;

import java.util.Locale;
import java.util.regex.Pattern;

/// A figure that is watched, and what raises an alarm, as somebody defined it.
///
/// @param key names it for ever: lower case letters, digits, `-`, `_` and `.`
/// @param name as shown; at most [#NAME_LENGTH_MAX] characters
/// @param owner who answers for it, such as an e-mail; empty for nobody
/// @param version from 1, one more with every change
public record Sensor(
        String key,
        String name,
        Subject subject,
        Step step,
        Condition condition,
        State state,
        String owner,
        int version) {

    /// Of definitions: see [org.querencia.core.event.Definition#kind].
    public static final String KIND = "sensor";

    public static final int NAME_LENGTH_MAX = 200;

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,199}");

    public enum State {
        ACTIVE,
        /// Not looked at; an alarm it had raised is over.
        PAUSED,
        /// Gone; its alarms stay told.
        DELETED;

        /// As definitions and people write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Throws [IllegalArgumentException] that says what is wrong.
    public Sensor {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "sensor '%s': a key is up to 200 of a-z, 0-9, '-', '_' and '.', the first a letter or digit"
                            .formatted(key));
        }
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "sensor '%s': a name is 1 to %d characters".formatted(key, NAME_LENGTH_MAX));
        }
        if (owner.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "sensor '%s': an owner has at most %d characters"
                            .formatted(key, NAME_LENGTH_MAX));
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "sensor '%s': version %d; versions count from 1".formatted(key, version));
        }
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    public Sensor with(State state) {
        return new Sensor(key, name, subject, step, condition, state, owner, version);
    }

    public Sensor withVersion(int version) {
        return new Sensor(key, name, subject, step, condition, state, owner, version);
    }
}
