package org.querencia.web.console.home;

import java.util.List;
import java.util.Optional;

/// What was earned and spent; money and numbers as the reader writes them.
///
/// @param days newest first
/// @param elsewhere spent in currencies without a known rate, which are in no row
public record MoneyView(Span span, List<Row> channels, List<Row> days, List<String> elsewhere) {

    /// @param people where those who bought are listed; empty where nobody did, or by no channel
    /// @param left revenue less spend and costs
    public record Row(
            String title,
            Optional<String> people,
            String orders,
            String revenue,
            String spend,
            String costs,
            String left) {}
}
