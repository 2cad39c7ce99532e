package org.querencia.core.segment;

import java.util.Locale;
import java.util.regex.Pattern;

/// People for whom a rule holds, as somebody defined them.
///
/// @param key names it for ever: lower case letters, digits, `-` and `_`
/// @param name as shown; at most [#NAME_LENGTH_MAX] characters
/// @param rule in the language of [org.querencia.core.rule.Rules]; that of a draft may be
///   unfinished
/// @param folder where it is filed, `/` between folders; empty for none
/// @param owner who answers for it, such as an e-mail; empty for nobody
/// @param version from 1, one more with every change
public record Segment(
        String key,
        String name,
        String rule,
        State state,
        String folder,
        String owner,
        int version) {

    /// Of definitions: see [org.querencia.core.event.Definition#kind].
    public static final String KIND = "segment";

    public static final int NAME_LENGTH_MAX = 200;

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public enum State {
        /// Nobody is in it yet.
        DRAFT,
        /// People enter and leave.
        ACTIVE,
        /// Frozen: who is in it stays, and nobody enters. A rule that asks for its people goes on,
        /// which emptying it would upset.
        PAUSED,
        /// Gone with its memberships. Nobody is told to have left: it is not they who moved.
        DELETED;

        /// As definitions and people write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Segment {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "segment '%s': a key is up to 63 of a-z, 0-9, '-' and '_', the first a letter or digit"
                            .formatted(key));
        }
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "segment '%s': a name is 1 to %d characters".formatted(key, NAME_LENGTH_MAX));
        }
        if (folder.length() > NAME_LENGTH_MAX || owner.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "segment '%s': folder and owner have at most %d characters"
                            .formatted(key, NAME_LENGTH_MAX));
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "segment '%s': version %d; versions count from 1".formatted(key, version));
        }
    }

    /// Whether its people are put together by hand.
    public boolean isList() {
        return FixedList.idOf(rule).isPresent();
    }

    /// Whether people move in and out.
    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
