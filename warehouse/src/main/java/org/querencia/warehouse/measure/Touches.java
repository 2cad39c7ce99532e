package org.querencia.warehouse.measure;

import java.util.Locale;
import java.util.stream.Collectors;
import org.querencia.core.event.Touching;

/// Which events are touches, as [Touching] says, in SQL.
public final class Touches {

    /// A condition on `events`.
    public static final String SQL =
            "profile IS NOT NULL AND mark IS NULL AND type IN (%s) AND name NOT IN (%s)"
                    .formatted(
                            Touching.TYPES.stream()
                                    .sorted()
                                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                                    .map(Names::text)
                                    .collect(Collectors.joining(", ")),
                            Touching.TOLD.stream()
                                    .map(Names::text)
                                    .collect(Collectors.joining(", ")));

    private static final String PLACEHOLDER = "{touch}";

    private Touches() {}

    /// The statement with the condition where it says so.
    public static String in(String statement) {
        return statement.replace(PLACEHOLDER, SQL);
    }
}
