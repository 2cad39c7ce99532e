package org.querencia.runtime.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.segment.RulePreviews.Question;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Matches.Matched;

/// Looks further at a rule before it is used: which segments its people are in as well, and for how
/// many it held in the last year. Safe from any thread.
public final class RuleLooks {

    /// How long one question may take before it answers with what it has.
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /// The past changes little: late events, merges, corrections.
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private static final int POINTS_MAX = 5_000;
    private static final int MONTHS = 12;
    private static final int WEEKS = 52;

    private final RulePreviews previews;
    private final SegmentDesk desk;
    private final Memberships memberships;
    private final Matches matches;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Map<Asked, Known> points =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, Known> eldest) {
                    return size() > POINTS_MAX;
                }
            };

    private record Asked(String rule, Instant at) {}

    private record Known(Matched matched, Instant since) {}

    RuleLooks(
            RulePreviews previews,
            SegmentDesk desk,
            Memberships memberships,
            Matches matches,
            ZoneId zone,
            InstantSource clock) {
        this.previews = previews;
        this.desk = desk;
        this.memberships = memberships;
        this.matches = matches;
        this.zone = zone;
        this.clock = clock;
    }

    /// Where the people of a rule are as well.
    ///
    /// @param size of the rule
    /// @param drawn so many of its people were looked at; all of them, or a sample by their ids,
    ///   which are hashes
    public record Overlaps(long size, long drawn, List<Overlap> segments) {
        public Overlaps {
            segments = List.copyOf(segments);
        }

        public boolean isExact() {
            return drawn == size;
        }
    }

    /// @param both how many are in both; reckoned from the sample where that is not all
    /// @param size of the segment
    public record Overlap(Segment segment, long both, long size) {}

    /// For how many a rule held.
    ///
    /// @param points oldest first
    /// @param whole whether these are all: asked again, more are known
    public record Past(List<Point> points, boolean whole) {
        public Past {
            points = List.copyOf(points);
        }
    }

    /// @param everybody who had done something by then
    public record Point(Instant at, long size, long everybody) {}

    public enum Every {
        MONTH,
        WEEK
    }

    /// Empty for what is no rule. Segments with nobody in common come last.
    public Optional<Overlaps> overlaps(String rule) {
        return previews.read(rule)
                .question()
                .map(question ->
                        overlaps(
                                matches.of(
                                        question.rule(),
                                        question.around(),
                                        clock.instant(),
                                        Matches.DRAWN_MAX)));
    }

    private Overlaps overlaps(Matched matched) {
        List<ProfileId> drawn = matched.sample();
        Map<String, Long> counted = memberships.among(drawn);
        List<Overlap> overlaps = new ArrayList<>();
        for (Segment segment : desk.all()) {
            if (segment.state() != Segment.State.DRAFT) {
                long among = counted.getOrDefault(segment.key(), 0L);
                long both =
                        drawn.isEmpty()
                                ? 0
                                : Math.round((double) among * matched.size() / drawn.size());
                overlaps.add(new Overlap(segment, both, memberships.size(segment.key())));
            }
        }
        overlaps.sort(
                Comparator.comparingLong(Overlap::both)
                        .reversed()
                        .thenComparing(one -> one.segment().key()));
        return new Overlaps(matched.size(), drawn.size(), overlaps);
    }

    /// The present, and the first instants of the months or weeks before, back for a year; empty
    /// for what is no rule.
    ///
    /// At each point counts what had happened by then, whenever it was told, of people as they are
    /// now; traits and consents as last said by then, orders as they became. Other segments are
    /// worked out the same way; paused ones and stages are as they are now.
    public Optional<Past> past(String rule, Every every) {
        return previews.read(rule).question().map(question -> past(rule, question, every));
    }

    private Past past(String rule, Question question, Every every) {
        Instant begun = clock.instant();
        List<Point> known = new ArrayList<>();
        boolean whole = true;
        for (Instant at : instants(begun, every)) {
            Optional<Matched> matched = remembered(rule, at);
            if (matched.isEmpty()
                    && (known.isEmpty()
                            || Duration.between(begun, clock.instant()).compareTo(PATIENCE) < 0)) {
                Matched counted = matches.of(question.rule(), question.around(), at, 0);
                remember(rule, at, counted);
                matched = Optional.of(counted);
            }
            whole &= matched.isPresent();
            matched.ifPresent(one -> known.add(new Point(at, one.size(), one.everybody())));
        }
        return new Past(known.reversed(), whole);
    }

    /// The latest first.
    private List<Instant> instants(Instant now, Every every) {
        List<Instant> instants = new ArrayList<>(List.of(now));
        LocalDate today = now.atZone(zone).toLocalDate();
        int number = every == Every.MONTH ? MONTHS : WEEKS;
        for (int back = 0; back < number; back++) {
            LocalDate day =
                    every == Every.MONTH
                            ? today.withDayOfMonth(1).minusMonths(back)
                            : today.minusDays(today.getDayOfWeek().getValue() - 1L)
                                    .minusWeeks(back);
            instants.add(day.atStartOfDay(zone).toInstant());
        }
        return instants;
    }

    private Optional<Matched> remembered(String rule, Instant at) {
        synchronized (points) {
            return Optional.ofNullable(points.get(new Asked(rule, at)))
                    .filter(one -> clock.instant().isBefore(one.since().plus(REMEMBERED)))
                    .map(Known::matched);
        }
    }

    private void remember(String rule, Instant at, Matched matched) {
        synchronized (points) {
            points.put(new Asked(rule, at), new Known(matched, clock.instant()));
        }
    }
}
