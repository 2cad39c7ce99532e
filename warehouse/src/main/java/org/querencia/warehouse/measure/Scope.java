package org.querencia.warehouse.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.querencia.core.place.NamedPlace;

/// From when to when a question reaches, and what is known before it is asked.
///
/// @param first day whose orders are asked for, or of the first order
/// @param last day whose orders are asked for, or of the last order, whichever is earlier
/// @param from the first day asked for; the beginning of time where none was
/// @param to the last day asked for; the end of time where none was
/// @param fromMicros when the first day asked for begins
/// @param toMicros when the day after the last one begins
/// @param day an expression for the local day of the column `timestamp` within the question
/// @param dayEver the same for whenever there is something
/// @param currency the workspace's
/// @param foreign whether there are orders in other currencies
/// @param channels other names of channels, in lower case, with the channel
/// @param places the company's, where they are now
public record Scope(
        LocalDate first,
        LocalDate last,
        LocalDate from,
        LocalDate to,
        long fromMicros,
        long toMicros,
        String day,
        String dayEver,
        String currency,
        boolean foreign,
        Map<String, String> channels,
        List<NamedPlace> places) {

    /// The first day there is, where none is asked for.
    public static final LocalDate EVER = LocalDate.of(1, 1, 1);

    /// The last one.
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public Scope {
        channels = Map.copyOf(channels);
        places = List.copyOf(places);
    }

    /// Whether a first day was asked for.
    boolean since() {
        return !from.equals(EVER);
    }

    /// Whether a last day was asked for.
    boolean upTo() {
        return !to.equals(NEVER);
    }
}
