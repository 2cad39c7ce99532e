package org.querencia.web.console.home;

import java.util.List;

/// What was earned and spent; money and numbers as the reader writes them.
///
/// @param days newest first
/// @param elsewhere spent in other currencies, which are in no row
public record MoneyView(Span span, List<Row> channels, List<Row> days, List<String> elsewhere) {

    /// @param left revenue less spend and costs
    public record Row(
            String title, String orders, String revenue, String spend, String costs, String left) {}
}
