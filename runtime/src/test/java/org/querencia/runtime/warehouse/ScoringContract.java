package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.score.Bucket;
import org.querencia.core.score.Score;
import org.querencia.core.score.Score.Engagement;
import org.querencia.core.score.Score.Fit;
import org.querencia.core.score.ScoreReader;
import org.querencia.runtime.warehouse.Scorings.Candidate;
import org.querencia.runtime.warehouse.Scorings.Wanted;

abstract class ScoringContract extends TakenBackContract {
    private static final Instant DAY = NOON.plus(Duration.ofDays(10));
    private static final Scored LEAD =
            scored(
                    "lead",
                    "orders == 0",
                    new Fit("", "trait.city == 'Cali'", 20),
                    new Engagement("", "Product Viewed", "", 8, 7, 20));

    @Test
    void people_are_counted_by_the_score_they_had_and_whether_they_bought_afterwards() {
        project(
                viewed("ana", DAY),
                viewed("ana", DAY),
                viewed("eva", DAY),
                order("E1", 10).by("user_id:eva").at(DAY.plusSeconds(1)),
                viewed("luis", DAY),
                order("L1", 10).by("user_id:luis").at(DAY.plus(Duration.ofDays(31))),
                order("B1", 10).by("user_id:buyer").at(DAY),
                order("B2", 10).by("user_id:buyer").at(DAY.plusSeconds(5)));
        assertThat(spread()).containsExactly(new Bucket(8, 2, 1), new Bucket(16, 1, 0));
    }

    /// Whatever is told of later times must not be known on the day.
    @Test
    void nothing_that_came_after_the_day_is_in_a_score_of_it() {
        project(viewed("ana", DAY), viewed("eva", DAY), track("seen").by("user_id:luis"));
        List<Bucket> before = spread();
        Instant later = DAY.plusSeconds(1);
        project(
                viewed("ana", later),
                identify().by("user_id:ana").trait("city", "Cali").at(later),
                order("N1", 10).by("user_id:newcomer").at(later),
                viewed("stranger", later));
        assertThat(spread()).isEqualTo(before);
        project(order("A1", 10).by("user_id:ana").at(later));
        assertThat(spread()).containsExactly(new Bucket(0, 1, 0), new Bucket(8, 2, 1));
    }

    @Test
    void scores_of_some_people_are_those_of_whom_it_speaks() {
        project(
                viewed("ana", DAY),
                viewed("eva", DAY),
                order("B1", 10).by("user_id:buyer").at(DAY));
        assertThat(warehouse.scorings().scores(LEAD, List.of(id("ana"), id("buyer")), DAY))
                .isEqualTo(Map.of(id("ana"), 8));
        assertThat(warehouse.scorings().scores(LEAD, List.of(), DAY)).isEmpty();
    }

    @Test
    void the_most_urgent_come_first_with_their_occasions_and_their_last_seller() {
        Scored customer = scored("customer", "orders > 0", new Fit("", "orders > 0", 9));
        Rule cart = rule("count('Product Added', '3d') > 0");
        Rule cali = rule("trait.city == 'Cali'");
        project(
                identify().by("user_id:ana").trait("city", "Cali").at(DAY),
                viewed("ana", DAY),
                visit("ana", "rosa", DAY.minusSeconds(9)),
                visit("ana", "juan", DAY.minusSeconds(5)),
                track("Product Added").by("user_id:eva").at(DAY),
                order("E1", 10).by("user_id:eva").at(DAY),
                identify().by("user_id:luis").trait("city", "Cali").trait("zone", "x").at(DAY),
                track("Product Added").by("user_id:no").at(DAY),
                track("Call Registered").by("user_id:no").at(DAY),
                visit("luis", "late", DAY.plusSeconds(1)));
        Wanted wanted =
                new Wanted(
                        List.of(LEAD, customer),
                        List.of(cart, cali),
                        List.of(30, 5),
                        rule("count('Call Registered', '7d') == 0"),
                        Optional.of(new Rule.As(new Field.Trait(List.of("zone")), Rule.Type.TEXT)));
        List<Candidate> all =
                List.of(
                        new Candidate(id("eva"), 1, 9, Set.of(0), "", ""),
                        new Candidate(id("ana"), 0, 28, Set.of(1), "", "juan"),
                        new Candidate(id("luis"), 0, 20, Set.of(1), "x", ""));
        assertThat(warehouse.scorings().candidates(wanted, DAY, 9)).isEqualTo(all);
        assertThat(warehouse.scorings().candidates(wanted, DAY, 2)).isEqualTo(all.subList(0, 2));
    }

    private List<Bucket> spread() {
        return warehouse.scorings().spread(LEAD, DAY, DAY.plus(Duration.ofDays(30)));
    }

    private static Events viewed(String user, Instant at) {
        return track("Product Viewed").by("user_id:" + user).at(at);
    }

    private static Events visit(String user, String seller, Instant at) {
        return track("Visit Registered").by("user_id:" + user).with("seller", seller).at(at);
    }

    private static ProfileId id(String user) {
        return Scene.person("user_id:" + user);
    }

    private static Scored scored(String key, String people, Score.Ground... grounds) {
        return ScoreReader.read(
                        new Score(key, key, people, List.of(grounds), List.of(), false, 1),
                        Vocabulary.NONE)
                .scored()
                .orElseThrow();
    }

    private static Rule rule(String text) {
        return Rules.parse(text, Vocabulary.NONE).rule().orElseThrow();
    }
}
