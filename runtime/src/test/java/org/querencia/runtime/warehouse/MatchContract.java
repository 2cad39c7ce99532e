package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.runtime.warehouse.Matches.Matched;

/// How every warehouse finds the people for whom a rule holds.
abstract class MatchContract extends ScoringContract {

    private static final Instant NOW = NOON.plus(Duration.ofDays(50));

    @Test
    void a_rule_finds_the_people_for_whom_it_holds_at_an_instant() {
        project(
                order("A1", 100).by("user_id:ana"),
                identify().by("user_id:ana").trait("city", "Bogotá: norte"),
                order("B1", 50).by("user_id:eva").at(NOON.plus(Duration.ofDays(40))),
                order("B2", 70).by("user_id:eva").at(NOON.plus(Duration.ofDays(41))),
                track("Product Viewed").by("user_id:luis"),
                order("C1", 10).by("user_id:bot").marked(Mark.BOT),
                track("Product Viewed"));

        Map<String, List<String>> expected =
                Map.of(
                        "count('Order Completed', 'ever') >= 1", List.of("ana", "eva"),
                        "count('Order Completed', '30d') >= 2", List.of("eva"),
                        "silent('Order Completed', '45d')", List.of("ana"),
                        "trait.city == 'Bogotá: norte'", List.of("ana"),
                        "revenue('ever') > 110.0", List.of("eva"),
                        "count('Product Viewed', 'ever') == 0 && orders('ever') == 0",
                                List.of("bot"),
                        "score('risk') > 0.5", List.of());
        expected.forEach((rule, people) ->
                assertThat(find(rule, 100))
                        .as(rule)
                        .isEqualTo(
                                new Matched(people.size(), 4, ids(people.toArray(String[]::new)))));
    }

    @Test
    void a_sample_is_a_part_and_the_size_the_whole() {
        project(
                track("seen").by("user_id:a"),
                track("seen").by("user_id:b"),
                track("seen").by("user_id:c"));

        assertThat(find("count('seen', 'ever') == 1", 2))
                .isEqualTo(new Matched(3, 3, ids("a", "b", "c").subList(0, 2)));
        assertThat(find("count('seen', 'ever') == 1", 0)).isEqualTo(new Matched(3, 3, List.of()));
    }

    @Test
    void an_empty_warehouse_has_nobody() {
        assertThat(find("orders('ever') == 0", 5)).isEqualTo(new Matched(0, 0, List.of()));
    }

    @Test
    void at_a_past_instant_only_what_had_happened_counts() {
        project(
                identify().by("user_id:ana").trait("city", "Cali"),
                order("A1", 100).by("user_id:ana").at(NOON.plus(Duration.ofDays(10))),
                identify()
                        .by("user_id:ana")
                        .trait("city", "Bogotá")
                        .at(NOON.plus(Duration.ofDays(20))),
                order("E1", 100).by("user_id:eva").at(NOON.plus(Duration.ofDays(30))));

        assertThat(at(5, "orders('ever') == 0")).isEqualTo(new Matched(1, 1, ids("ana")));
        assertThat(at(15, "orders('ever') == 1 && trait.city == 'Cali'"))
                .isEqualTo(new Matched(1, 1, ids("ana")));
        assertThat(at(25, "trait.city == 'Cali'")).isEqualTo(new Matched(0, 1, List.of()));
        assertThat(at(35, "orders('ever') == 1")).isEqualTo(new Matched(2, 2, ids("ana", "eva")));
    }

    private Matched at(int day, String rule) {
        return warehouse
                .matches()
                .of(rule(rule), Around.NOTHING, NOON.plus(Duration.ofDays(day)), 10);
    }

    @Test
    void who_is_in_other_segments_is_worked_out_or_told() {
        project(
                order("A1", 100).by("user_id:ana"),
                order("E1", 100).by("user_id:eva"),
                track("seen").by("user_id:luis"));
        Around around =
                new Around(
                        Map.of(
                                "buyers", rule("orders('ever') > 0"),
                                "unsure", rule("trait.city == 'Cali'"),
                                "both", rule("in_segment('buyers') && in_segment('chosen')")),
                        Set.of("chosen"),
                        Set.of("life"),
                        new Telling());

        Map.of(
                        "in_segment('buyers')", List.of("ana", "eva"),
                        "!in_segment('unsure')", List.of("ana", "eva", "luis"),
                        "in_segment('chosen')", List.of("eva", "luis"),
                        "in_segment('both')", List.of("eva"),
                        "stage('life') == 'new'", List.of("luis"),
                        "in_segment('buyers') && stage('life') == 'old'", List.of("ana"))
                .forEach((rule, people) ->
                        assertThat(warehouse.matches().of(rule(rule), around, NOW, 10))
                                .as(rule)
                                .isEqualTo(
                                        new Matched(
                                                people.size(),
                                                3,
                                                ids(people.toArray(String[]::new)))));
    }

    /// Eva and Luis are chosen; Ana is old and Luis new.
    private static final class Telling implements Around.Telling {

        @Override
        public void members(String segment, Consumer<ProfileId> each) {
            ids("eva", "luis").forEach(each);
        }

        @Override
        public void places(String model, BiConsumer<ProfileId, String> each) {
            each.accept(ids("ana").getFirst(), "old");
            each.accept(ids("luis").getFirst(), "new");
        }
    }

    private Matched find(String rule, int sample) {
        return warehouse.matches().of(rule(rule), Around.NOTHING, NOW, sample);
    }

    private static Rule rule(String text) {
        Vocabulary names =
                new Vocabulary(
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of("buyers", "unsure", "chosen", "both"),
                        Map.of("life", Set.of("new", "old")),
                        Set.of("risk"),
                        Map.of());
        Rules.Parsed parsed = Rules.parse(text, names);
        assertThat(parsed.faults()).as(text).isEmpty();
        return parsed.rule().orElseThrow();
    }

    private static List<ProfileId> ids(String... users) {
        return Stream.of(users)
                .map(user -> Scene.person("user_id:" + user))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }
}
