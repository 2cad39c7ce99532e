package org.querencia.web.console.home;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.web.console.frame.Frame;

/// What one figure's page shows.
///
/// @param people at most a page of those behind it
public record FigureView(
        Figure figure,
        String value,
        Span span,
        Optional<SourceKey> source,
        String query,
        List<Part> parts,
        List<Person> people) {

    /// Which days and whose, in words.
    public String said(Frame frame) {
        String days =
                span.custom()
                        ? span.from().map(frame.formats()::date).orElse("…")
                                + " – "
                                + span.to().map(frame.formats()::date).orElse("…")
                        : frame.text("period." + span.code());
        return days + source.map(key -> " · " + frame.sourceName(key)).orElse("");
    }

    /// A number the figure is made of, or belongs beside it.
    public record Part(String key, String said) {}

    public record Person(
            String profile,
            String name,
            String orders,
            String revenue,
            String events,
            String last) {}
}
