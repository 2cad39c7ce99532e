package org.querencia.science.planner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The planners there are.
public enum Planner {
    CLOSES,
    RETENTION,
    PROMOTION,
    ACQUISITION;

    public static Optional<Planner> of(String key) {
        return Arrays.stream(values()).filter(planner -> planner.key().equals(key)).findFirst();
    }

    /// As programs write it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<Input> inputs() {
        return switch (this) {
            case CLOSES -> Closes.INPUTS;
            case RETENTION -> Retention.INPUTS;
            case PROMOTION -> Promotion.INPUTS;
            case ACQUISITION -> Acquisition.INPUTS;
        };
    }

    /// Each input's number: the given one, else the usual one.
    ///
    /// Throws [IllegalArgumentException] for numbers that are not taken, and for other inputs.
    public Values values(Map<String, Double> given) {
        return Values.of(inputs(), given);
    }

    public Outlook outlook(Values values) {
        return switch (this) {
            case CLOSES -> Closes.outlook(values);
            case RETENTION -> Retention.outlook(values);
            case PROMOTION -> Promotion.outlook(values);
            case ACQUISITION -> Acquisition.outlook(values);
        };
    }
}
