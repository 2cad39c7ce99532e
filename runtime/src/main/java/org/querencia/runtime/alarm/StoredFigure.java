package org.querencia.runtime.alarm;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.querencia.core.alarm.Series;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;
import org.querencia.core.event.SourceKey;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.warehouse.Counts.Span;

/// Figures of the system of record.
final class StoredFigure {

    private StoredFigure() {}

    /// Events that were refused, by when they came.
    record Refused(RefusedEvents refused, ZoneId zone) implements Watchable {

        @Override
        public String measure() {
            return "refused-events";
        }

        @Override
        public Set<String> dimensions() {
            return Set.of(WarehouseFigure.SOURCE);
        }

        @Override
        public Set<Step> steps() {
            return Set.of(Step.DAY, Step.HOUR);
        }

        @Override
        public Unit unit() {
            return Unit.PIECES;
        }

        /// None at all is what is usual, so its history is as long as anybody asks.
        @Override
        public Series series(Subject subject, Step step, LocalDateTime from, LocalDateTime to) {
            TreeMap<LocalDateTime, Double> told = new TreeMap<>();
            told.put(from, 0.0);
            refused.counts(
                            Optional.of(subject.only(WarehouseFigure.SOURCE))
                                    .filter(key -> !key.isEmpty())
                                    .map(SourceKey::new),
                            new Span(step, from, to),
                            zone)
                    .forEach((period, count) -> told.put(period, count.doubleValue()));
            return Series.filled(step, true, told, to);
        }
    }

    /// How many people are in a segment at the end of each day.
    record SegmentSize(Supplier<Segments> segments, Memberships memberships, ZoneId zone)
            implements Watchable {

        static final String SEGMENT = "segment";

        @Override
        public String measure() {
            return "segment-size";
        }

        @Override
        public Set<String> dimensions() {
            return Set.of(SEGMENT);
        }

        @Override
        public Set<String> required() {
            return Set.of(SEGMENT);
        }

        @Override
        public Unit unit() {
            return Unit.PIECES;
        }

        @Override
        public void requireKnown(Subject subject) {
            boolean there =
                    segments.get().all().stream()
                            .anyMatch(segment -> segment.key().equals(subject.only(SEGMENT)));
            if (!there) {
                throw new IllegalArgumentException(
                        "only.segment: no segment has the key '%s'"
                                .formatted(subject.only(SEGMENT)));
            }
        }

        /// Backwards from who is in it now by who came and went since. A segment that nobody was in
        /// when the time began was begun with its first movement; so is what is known where earlier
        /// ones are kept no longer.
        @Override
        public Series series(Subject subject, Step step, LocalDateTime from, LocalDateTime to) {
            String segment = subject.only(SEGMENT);
            SortedMap<LocalDateTime, Long> moves = memberships.balances(segment, step, from, zone);
            TreeMap<LocalDateTime, Double> sizes = new TreeMap<>();
            long size = memberships.size(segment);
            for (long balance : moves.tailMap(to).values()) {
                size -= balance;
            }
            for (LocalDateTime period = step.plus(to, -1);
                    !period.isBefore(from);
                    period = step.plus(period, -1)) {
                sizes.put(period, (double) size);
                size -= moves.getOrDefault(period, 0L);
            }
            boolean begun = (size == 0 || memberships.forgotten() > 0) && !moves.isEmpty();
            return new Series(step, true, begun ? sizes.tailMap(moves.firstKey()) : sizes);
        }
    }
}
