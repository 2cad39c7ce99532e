package org.querencia.runtime.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;

/// How clean what is known of people is.
///
/// @param from what came of pairs and links is counted from here
/// @param to until before here; how things stand is as of `at`
/// @param figures all of them
/// @param sources that brought the most doubts, most first; at most [#SOURCES_MAX]
public record HygieneReport(
        Instant from, Instant to, Instant at, Map<Figure, Long> figures, List<Doubts> sources) {

    public static final int SOURCES_MAX = 10;

    /// Of each figure so many people are named.
    public static final int NAMED_MAX = 1_000;

    public HygieneReport {
        figures = Map.copyOf(figures);
        sources = List.copyOf(sources);
    }

    public long figure(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }

    /// @param pairs of which the younger person was first told of by this source
    public record Doubts(SourceKey source, long pairs) {}

    /// A report with the people behind its figures, of each at most [#NAMED_MAX].
    public record Named(HygieneReport report, Map<Figure, List<ProfileId>> people) {
        public Named {
            people = Map.copyOf(people);
        }

        public List<ProfileId> people(Figure figure) {
            return people.getOrDefault(figure, List.of());
        }
    }
}
