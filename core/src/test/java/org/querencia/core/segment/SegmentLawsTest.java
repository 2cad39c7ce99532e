package org.querencia.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Seeds;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Lives;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Oracle;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.RandomLives;
import org.querencia.core.rule.RandomRules;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Setting;

/// Memberships as time goes by are those of the plain reader of rules, at every instant.
class SegmentLawsTest {

    private static final Setting NEW_YORK =
            new Setting(ZoneId.of("America/New_York"), Currency.getInstance("USD"));

    /// Each may ask for those before it.
    private static final List<String> KEYS = List.of("vip", "new", "third", "fourth");

    @Test
    void people_are_in_a_segment_when_its_rule_holds_and_change_at_that_very_instant() {
        Seeds.each(300, (random, _) -> new Case(random).run());
    }

    private static final class Case {
        private final RandomGenerator random;
        private final Segments segments;
        private final Inputs inputs;
        private final List<Event> log = new ArrayList<>();
        private Gathered gathered = Gathered.NONE;
        private Memberships memberships = Memberships.NONE;
        private Instant now = RandomLives.START;

        Case(RandomGenerator random) {
            this.random = random;
            this.segments = segments(random);
            Inputs all = new RandomLives(random).inputs();
            this.inputs = new Inputs(all.stages(), Set.of(), all.scores());
        }

        void run() {
            memberships =
                    SegmentStep.all(segments, person(), memberships, now, Cause.ACTIVATION)
                            .memberships();
            for (Event event : new RandomLives(random).life("p", 20)) {
                wake(event.receivedAt().isAfter(now) ? event.receivedAt() : now);
                log.add(event);
                gathered = segments.rules().plus(gathered, event);
                memberships =
                        SegmentStep.touched(
                                        segments,
                                        person(),
                                        memberships,
                                        segments.rules().touchedBy(event),
                                        now)
                                .memberships();
                check();
            }
            wake(now.plus(Duration.ofDays(random.nextInt(1, 40))));
            check();
        }

        private void wake(Instant until) {
            Set<String> in = new HashSet<>(memberships.keys());
            SegmentStep.Outcome outcome =
                    SegmentStep.advance(segments, person(), memberships, until);
            Map<Instant, List<SegmentChange>> byInstant = new TreeMap<>();
            for (SegmentChange change : outcome.changes()) {
                byInstant.computeIfAbsent(change.at(), _ -> new ArrayList<>()).add(change);
            }
            byInstant.forEach((at, changes) -> {
                assertThat(expected(at.minusNanos(1_000)))
                        .as("before %s", changes)
                        .isEqualTo(new TreeSet<>(in));
                changes.forEach(change -> apply(in, change));
                assertThat(expected(at)).as("at %s", changes).isEqualTo(new TreeSet<>(in));
            });
            memberships = outcome.memberships();
            now = until;
        }

        private static void apply(Set<String> in, SegmentChange change) {
            if (change.entered()) {
                in.add(change.segment().value());
            } else {
                in.remove(change.segment().value());
            }
        }

        private void check() {
            assertThat(new TreeSet<>(memberships.keys())).isEqualTo(expected(now));
        }

        private Set<String> expected(Instant at) {
            Set<String> in = new TreeSet<>();
            for (Segment segment : segments.active()) {
                Inputs known = new Inputs(inputs.stages(), in, inputs.scores());
                History history = Lives.history(log, Lives.accounts(log), known);
                if (new Oracle(history, NEW_YORK, at).holds(segment.rule())) {
                    in.add(segment.key().value());
                }
            }
            return in;
        }

        private Person person() {
            return Lives.person(
                    gathered, Lives.history(log, Lives.accounts(log), inputs), NEW_YORK);
        }
    }

    private static Segments segments(RandomGenerator random) {
        Segments segments = Segments.none(NEW_YORK);
        for (int i = 0; i < KEYS.size(); i++) {
            Set<String> before = Set.copyOf(KEYS.subList(0, i));
            Rule rule = new RandomRules(random).rule();
            while (!before.containsAll(Mentioned.in(rule).segments())) {
                rule = new RandomRules(random).rule();
            }
            Segment segment =
                    new Segment(
                            new SegmentKey(KEYS.get(i)),
                            1,
                            KEYS.get(i),
                            Segment.State.ACTIVE,
                            rule);
            segments = ((Segments.Accepted) segments.with(segment)).segments();
        }
        return segments;
    }
}
