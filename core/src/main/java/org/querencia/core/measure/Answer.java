package org.querencia.core.measure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a measure tells.
///
/// @param columns names of what tells rows apart: those asked for, then the measure's own
/// @param rows by time where it is among the columns, else the largest first
/// @param elsewhere amounts in currencies without a rate, which are in no value
/// @param totals where rows overlap, because somebody is in several segments, what they come to
///   without being told apart by segment, with the cells of the other columns; else empty
/// @param watched of each segment asked for, since when memberships are told as they were
public record Answer(
        List<String> columns,
        List<Row> rows,
        List<Elsewhere> elsewhere,
        List<Row> totals,
        List<Watched> watched) {

    public Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        elsewhere = List.copyOf(elsewhere);
        totals = List.copyOf(totals);
        watched = List.copyOf(watched);
    }

    /// Of rows that do not overlap.
    public Answer(List<String> columns, List<Row> rows, List<Elsewhere> elsewhere) {
        this(columns, rows, elsewhere, List.of(), List.of());
    }

    /// @param cells one for each column; empty for what is not known
    /// @param value in major units where it is money; empty where there is nothing to measure
    /// @param sample how many cases it rests on, where the measure says so; its minimum says
    ///   whether that is enough
    public record Row(List<String> cells, Optional<BigDecimal> value, OptionalLong sample) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param since what happened later is told by who was in the segment then; what happened
    ///   before, by who is in it now
    public record Watched(String segment, Instant since) {}

    /// @param currency ISO 4217
    /// @param orders how many were in it
    public record Elsewhere(String currency, long orders) {}
}
