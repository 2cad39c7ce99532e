package org.querencia.web.console.home;

import java.util.List;
import java.util.Optional;

/// The indicators somebody chose, as they stand.
///
/// @param query the filters as they stand in the address
/// @param when the instant of the oldest figure, in words; empty while none is known
/// @param whole whether each is told as it is after all that came in by now
public record IndicatorGrid(String query, List<Tile> tiles, String when, boolean whole) {

    /// One of them.
    ///
    /// @param value in words; empty while it is not known
    /// @param better whether the change is for the better; empty where neither way is
    /// @param line the points of its path in a box of 100 by 24; empty for fewer than two
    /// @param sentence what changed and where most of it lies; may be empty
    /// @param advice what to do
    /// @param place the address where it is done
    public record Tile(
            String key,
            String name,
            String query,
            String value,
            Optional<String> change,
            String before,
            Optional<Boolean> better,
            String line,
            String sentence,
            Optional<People> people,
            Optional<Aim> aim,
            String advice,
            String place) {}

    /// Those behind the part in which most of the change lies.
    public record People(String said, String address) {}

    /// @param said what came of the target by now
    /// @param percent of the target, 0 to 100
    /// @param elapsed percent of its period
    /// @param met whether it is reached
    public record Aim(String said, int percent, int elapsed, boolean met) {}
}
