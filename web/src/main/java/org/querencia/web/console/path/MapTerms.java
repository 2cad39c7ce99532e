package org.querencia.web.console.path;

import java.time.LocalDate;
import org.querencia.runtime.path.JourneyMaps;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.home.Span;

/// Which days and people a journey map is of, as its address says it.
///
/// @param segment its key; empty for everybody, as are the others
/// @param trait a trait's name, and `is` what was said of it last
public record MapTerms(Span span, String segment, String campaign, String trait, String is) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    static MapTerms of(Form query, Formats formats) {
        return new MapTerms(
                Span.of(query, formats.now(), formats.zone(), "30d"),
                query.text("segment").orElse(""),
                query.text("campaign").orElse(""),
                Terms.trait(query),
                query.text("is").orElse(""));
    }

    JourneyMaps.Asked asked(Formats formats) {
        return new JourneyMaps.Asked(
                span.from().orElse(EARLIEST),
                span.to().orElseGet(() -> LocalDate.ofInstant(formats.now(), formats.zone())),
                segment,
                campaign,
                Terms.said(trait, is));
    }

    /// As it stands in an address.
    public String query() {
        return in(span.query());
    }

    /// The same, in another usual period.
    public String during(String period) {
        return in("period=" + period);
    }

    private String in(String period) {
        return period
                + part("segment", segment)
                + part("campaign", campaign)
                + part("trait", trait)
                + part("is", is);
    }

    private static String part(String name, String text) {
        return text.isEmpty() ? "" : "&%s=%s".formatted(name, Terms.coded(text));
    }
}
