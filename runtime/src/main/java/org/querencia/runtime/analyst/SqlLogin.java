package org.querencia.runtime.analyst;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// By which a tool for reports reads the views over the read-only connection. It opens nothing
/// else.
///
/// @param name lower case; the tool's user
/// @param verifier what its password is proven with, see [Scram]; never the password
/// @param author who made it
public record SqlLogin(String name, String verifier, String author, Instant made) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /// Throws [IllegalArgumentException] for a name that is none.
    public SqlLogin {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name '%s': expected 1 to 40 lower-case letters, digits and _, such as metabase"
                            .formatted(name));
        }
        made = made.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String toString() {
        return "SqlLogin[%s]".formatted(name);
    }
}
