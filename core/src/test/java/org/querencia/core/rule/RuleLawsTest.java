package org.querencia.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Seeds;

/// The quick way of answering rules is held to the plain one.
class RuleLawsTest {

    private static final int CASES = 2_000;
    private static final int RULES = 3;

    /// Clocks change in November: in New York the day of 1 November 2026 has 25 hours.
    private static final List<Setting> SETTINGS =
            List.of(
                    new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP")),
                    new Setting(ZoneId.of("America/New_York"), Currency.getInstance("USD")),
                    new Setting(ZoneId.of("Europe/Madrid"), Currency.getInstance("COP")));

    @Test
    void a_rule_is_written_as_text_that_reads_back_to_it() {
        Seeds.each(
                CASES,
                (random, _) -> {
                    Rule rule = new RandomRules(random).rule();
                    Rules.Parsed parsed = Rules.parse(rule.text(), RandomRules.VOCABULARY);
                    assertThat(parsed.faults()).as(rule.text()).isEmpty();
                    assertThat(parsed.rule()).as(rule.text()).contains(rule);
                });
    }

    @Test
    void what_is_kept_of_events_answers_as_the_whole_history_does_whatever_comes_late_or_merges() {
        Seeds.each(CASES, (random, _) -> new Case(random).run());
    }

    @Test
    void what_is_kept_merges_in_any_order_and_grouping() {
        Seeds.each(
                500,
                (random, seed) -> {
                    RuleSet rules = rules(random, SETTINGS.getFirst());
                    List<Event> events = new RandomLives(random).life("p", 40);
                    Gathered expected = rules.plus(Gathered.NONE, events);
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(seed));
                    List<Gathered> parts = new ArrayList<>();
                    for (Event event : shuffled) {
                        int at = random.nextInt(5);
                        while (parts.size() <= at) {
                            parts.add(Gathered.NONE);
                        }
                        parts.set(at, rules.plus(parts.get(at), event));
                    }
                    assertThat(Gathered.merged(parts)).isEqualTo(expected);
                    Collections.reverse(parts);
                    assertThat(Gathered.merged(parts)).isEqualTo(expected);
                });
    }

    @Test
    void an_event_changes_the_answers_of_rules_it_touches_only() {
        Seeds.each(
                1_000,
                (random, _) -> {
                    Setting setting = SETTINGS.getFirst();
                    RuleSet rules = rules(random, setting);
                    List<Event> life = new RandomLives(random).life("p", 20);
                    Inputs inputs = new RandomLives(random).inputs();
                    Instant end = RandomLives.START.plus(Duration.ofDays(60));
                    for (int i = 1; i < life.size(); i++) {
                        Oracle before = oracle(life.subList(0, i), inputs, setting, end);
                        Oracle after = oracle(life.subList(0, i + 1), inputs, setting, end);
                        BitSet touched = rules.touchedBy(life.get(i));
                        for (int rule = 0; rule < RULES; rule++) {
                            if (!touched.get(rule)) {
                                assertThat(after.holds(rules.rule(rule)))
                                        .as("%s by %s", rules.rule(rule).text(), life.get(i))
                                        .isEqualTo(before.holds(rules.rule(rule)));
                            }
                        }
                    }
                });
    }

    private static Oracle oracle(List<Event> events, Inputs inputs, Setting setting, Instant at) {
        return new Oracle(Lives.history(events, Lives.accounts(events), inputs), setting, at);
    }

    private static RuleSet rules(RandomGenerator random, Setting setting) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            RandomRules all = new RandomRules(random);
            rules.add(i == 0 && random.nextBoolean() ? all.scored() : all.rule());
        }
        return RuleSet.of(rules, setting);
    }

    /// One life under a few rules, as time goes by.
    private static final class Case {
        private final RandomGenerator random;
        private final Setting setting;
        private final RuleSet rules;
        private final Inputs inputs;
        private final Map<String, Gathered> anchors = new LinkedHashMap<>();
        private final Map<String, Event> log = new LinkedHashMap<>();
        private Instant now = RandomLives.START;
        private Instant soonest = now;

        Case(RandomGenerator random) {
            this.random = random;
            this.setting = SETTINGS.get(random.nextInt(SETTINGS.size()));
            this.rules = rules(random, setting);
            this.inputs = new RandomLives(random).inputs();
        }

        void run() {
            List<Event> life = new RandomLives(random).life("p", 30);
            for (Event event : life) {
                now = now.isAfter(event.receivedAt()) ? now : event.receivedAt();
                take(event);
                if (random.nextInt(5) == 0) {
                    take(event);
                }
                if (random.nextInt(6) == 0) {
                    check();
                }
            }
            for (int i = 0; i < 4; i++) {
                now = later();
                check();
            }
        }

        /// Some time later; now and then just before or just when something is said to be due.
        private Instant later() {
            if (soonest.isAfter(now) && random.nextBoolean()) {
                Instant close = soonest.minusSeconds(random.nextInt(2));
                return close.isAfter(now) ? close : soonest;
            }
            return random.nextBoolean()
                    ? now.plus(Duration.ofHours(6L * random.nextInt(1, 40)))
                    : now.plusSeconds(random.nextInt(1, 99_999));
        }

        /// The log takes a message once.
        private void take(Event event) {
            if (log.putIfAbsent(event.messageId(), event) == null) {
                anchors.merge(
                        event.identifiers().getFirst().value(),
                        rules.plus(Gathered.NONE, event),
                        (kept, _) -> rules.plus(kept, event));
            }
        }

        private void check() {
            History history = history();
            Person person = Lives.person(Gathered.merged(anchors.values()), history, setting);
            for (int i = 0; i < RULES; i++) {
                Look look = rules.look(person, now);
                Rule rule = rules.rule(i);
                boolean holds = look.holds(i);
                assertThat(holds)
                        .as("%s at %s of %s", rule.text(), now, history.events())
                        .isEqualTo(new Oracle(history, setting, now).holds(rule));
                assertQuietUntilNext(history, rule, holds, look.next(i));
            }
        }

        private void assertQuietUntilNext(
                History history, Rule rule, boolean holds, Optional<Instant> next) {
            Instant end = next.orElse(now.plus(Duration.ofDays(500)));
            assertThat(end).as(rule.text()).isAfter(now);
            soonest = soonest.isAfter(now) && soonest.isBefore(end) ? soonest : end;
            long micros = Duration.between(now, end).toNanos() / 1_000;
            List<Long> between = new ArrayList<>(List.of(micros - 1));
            for (int i = 0; i < 2 && micros > 1; i++) {
                between.add(random.nextLong(micros));
            }
            for (long offset : between) {
                Instant at = now.plusNanos(offset * 1_000);
                assertThat(new Oracle(history, setting, at).holds(rule))
                        .as(
                                "%s at %s, next %s after %s, of %s",
                                rule.text(), at, next, now, history.events())
                        .isEqualTo(holds);
            }
        }

        private History history() {
            List<Event> events = List.copyOf(log.values());
            return Lives.history(events, Lives.accounts(events), inputs);
        }
    }
}
