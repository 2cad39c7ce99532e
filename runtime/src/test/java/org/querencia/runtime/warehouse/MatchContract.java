package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private Matched find(String rule, int sample) {
        return warehouse.matches().of(rule(rule), NOW, sample);
    }

    private static Rule rule(String text) {
        Rules.Parsed parsed = Rules.parse(text, Vocabulary.NONE);
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
