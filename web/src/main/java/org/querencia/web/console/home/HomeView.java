package org.querencia.web.console.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;

/// What Home shows.
///
/// @param query the filters as they stand in the address
/// @param first what to send first, while nothing ever came
public record HomeView(
        Span span,
        Optional<SourceKey> source,
        List<Source> sources,
        Measure measure,
        String query,
        DayPicture picture,
        List<Share> shares,
        List<Happening> happenings,
        IndicatorGrid indicators,
        Optional<FirstEvent> first) {

    /// A source's part.
    ///
    /// @param percent of the revenue, or of the events while nothing was sold; 0 to 100
    public record Share(Source source, String events, String orders, String revenue, int percent) {}

    /// Something that just happened.
    ///
    /// @param position its place in the log
    /// @param who the name of the person, empty for an event of nobody
    /// @param fresh not shown before on this page
    public record Happening(
            long position,
            String type,
            String name,
            SourceKey source,
            Instant at,
            String who,
            String profile,
            boolean fresh) {}

    /// @param key the write key to send with; a placeholder when it is secret
    public record FirstEvent(String sourceName, String address, String key, String sourcePath) {}

    /// The address of this view with another of the usual periods.
    public String inPeriod(String code) {
        return "/?period=" + code + source.map(key -> "&source=" + key).orElse("") + by();
    }

    /// The address of this view with another measure in the picture.
    public String measuring(Measure other) {
        return "/?" + query + "&by=" + other.code();
    }

    public String figuresAddress() {
        return "/home/figures?" + query + by();
    }

    /// Where this page hears what happens after what it shows.
    public String live() {
        return "/live?after=" + happenings.stream().mapToLong(Happening::position).max().orElse(0);
    }

    private String by() {
        return "&by=" + measure.code();
    }

    /// The source's key in the address, empty for all.
    public String sourceCode() {
        return source.map(SourceKey::value).orElse("");
    }
}
