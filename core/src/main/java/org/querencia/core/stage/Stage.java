package org.querencia.core.stage;

import java.time.Duration;
import java.util.regex.Pattern;

/// One stage of a [StageModel].
///
/// @param key names it within its model for ever: lower case letters, digits, `-` and `_`
/// @param enter the rule for whom it holds is let in
/// @param leave the rule for whom it holds is let go; empty for "when `enter` holds no more"
/// @param stay for so long nobody falls back from it, from none to [#STAY_MAX]
public record Stage(String key, Label name, String enter, String leave, Duration stay) {

    public static final Duration STAY_MAX = Duration.ofDays(3_650);

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public Stage {
        requireKey("stage", key);
        if (enter.isBlank()) {
            throw new IllegalArgumentException(
                    "stage '%s': a rule by which people enter is missing".formatted(key));
        }
        if (stay.isNegative() || stay.compareTo(STAY_MAX) > 0) {
            throw new IllegalArgumentException(
                    "stage '%s': a minimum stay of %s; it is none to ten years"
                            .formatted(key, stay));
        }
    }

    /// Whether it has a rule of its own by which people leave.
    public boolean hasLeave() {
        return !leave.isBlank();
    }

    static void requireKey(String what, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "%s '%s': a key is up to 63 of a-z, 0-9, '-' and '_', the first a letter or digit"
                            .formatted(what, key));
        }
    }
}
