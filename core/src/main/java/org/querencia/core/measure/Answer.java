package org.querencia.core.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a measure tells.
///
/// @param columns names of what tells rows apart: those asked for, then the measure's own
/// @param rows by time where it is among the columns, else the largest first
/// @param elsewhere amounts in currencies without a rate, which are in no value
public record Answer(List<String> columns, List<Row> rows, List<Elsewhere> elsewhere) {

    public Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        elsewhere = List.copyOf(elsewhere);
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

    /// @param currency ISO 4217
    /// @param orders how many were in it
    public record Elsewhere(String currency, long orders) {}
}
