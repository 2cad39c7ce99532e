package org.querencia.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Lives;
import org.querencia.core.rule.Look;
import org.querencia.core.rule.Reckoning;
import org.querencia.core.rule.RuleSet;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.score.Score.Engagement;
import org.querencia.core.score.Score.Fit;
import org.querencia.core.score.Score.Grade;

class ScoreTest {

    private static final Setting BOGOTA =
            new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP"));

    private static final Score LEAD =
            new Score(
                    "lead",
                    "Prospects",
                    "orders == 0",
                    List.of(
                            new Fit("", "trait.city == 'Bogotá'", 10),
                            new Engagement("", "Product Viewed", "", 8, 7, 20),
                            new Engagement(
                                    "", "Call Registered", "event.outcome == 'no'", -30, 30, 60)),
                    List.of(new Grade("B", 10), new Grade("A", 25)),
                    false,
                    1);

    @Test
    void a_score_adds_what_each_ground_gives() {
        assertThat(reckoned(NOON, city(), viewed(0), viewed(7)))
                .contains(new Reckoning(22, points("10", "12", "0")));
    }

    @Test
    void many_deeds_give_no_more_than_the_most() {
        assertThat(reckoned(NOON, viewed(0), viewed(0), viewed(1)))
                .contains(new Reckoning(20, points("0", "20", "0")));
    }

    @Test
    void what_speaks_against_somebody_never_leads_below_zero() {
        Event no = track("Call Registered").by("user_id:u").with("outcome", "no").at(NOON).event();
        assertThat(reckoned(NOON, city(), no)).contains(new Reckoning(0, points("10", "0", "-30")));
    }

    @Test
    void a_score_does_not_speak_of_others() {
        Event order =
                track("Order Completed")
                        .by("user_id:u")
                        .with("order_id", "1")
                        .with("total", 5)
                        .at(NOON)
                        .event();
        assertThat(reckoned(NOON, city(), order)).isEmpty();
    }

    /// 8 points fade by half in a week: 7.25 after one day are 7, and 7.5 would be 8.
    @Test
    void the_instant_at_which_a_score_changes_is_the_midnight_that_changes_it() {
        RuleSet rules = RuleSet.of(List.of(scored(LEAD)), BOGOTA);
        Look look = look(rules, NOON, viewed(0));
        assertThat(look.reckon(0)).contains(new Reckoning(8, points("0", "8", "0")));
        assertThat(look.next(0)).contains(Instant.parse("2026-11-02T05:00:00Z"));
        Instant late = NOON.plus(Duration.ofDays(28));
        // A half of a point until the 28th day, nothing on the 29th: rounded it goes to none then.
        assertThat(look(rules, late, viewed(0)).reckon(0))
                .contains(new Reckoning(1, points("0", "0.5", "0")));
        assertThat(look(rules, late, viewed(0)).next(0))
                .contains(Instant.parse("2026-11-30T05:00:00Z"));
        assertThat(look(rules, late.plus(Duration.ofDays(1)), viewed(0)).next(0)).isEmpty();
    }

    @Test
    void grades_name_scores_from_the_highest_down() {
        assertThat(List.of(LEAD.grade(99), LEAD.grade(25), LEAD.grade(24), LEAD.grade(9)))
                .containsExactly("A", "A", "B", "");
    }

    @Test
    void faults_say_which_ground_and_what() {
        Score wrong =
                new Score(
                        "lead",
                        "Prospects",
                        "orders = 0",
                        List.of(
                                new Fit("", "orders + 1", 10),
                                new Engagement("", "Product Viewed", "event.x >", 1, 7, 5),
                                new Engagement("", "it's \\ odd", "", 1, 7, 5),
                                new Fit("", "score('other') > 5", 10)),
                        List.of(),
                        false,
                        1);
        ScoreReader.Read read = ScoreReader.read(wrong, Vocabulary.NONE);
        assertThat(read.scored()).isEmpty();
        assertThat(read.faults()).extracting(Flaw::ground).containsExactly(-1, 0, 1, 3);
        assertThat(read.faults().getLast())
                .hasToString(
                        "grounds[3]: line 1, column 1: a score looks at what people did, bought"
                                + " and are; segments, stages and scores have no past to test it"
                                + " on");
    }

    @Test
    void what_cannot_be_a_score_is_refused_in_words() {
        assertThatThrownBy(() -> new Engagement("", "x", "", 5, 91, 10))
                .hasMessage("halfLife: 91 days; expected 1 to 90");
        assertThatThrownBy(() -> new Fit("", "orders > 1", 0))
                .hasMessage("points: 0; expected -100 to 100, not 0");
        assertThatThrownBy(() -> new Score("x", "X", "true", List.of(), List.of(), false, 1))
                .hasMessage("grounds: 0; expected 1 to 40");
    }

    @Test
    void the_scores_every_workspace_has_can_be_read_and_may_be_deleted() {
        assertThat(Scores.SHIPPED.all()).extracting(Score::key).containsExactly("customer", "lead");
        Score lead = Scores.SHIPPED.find("lead").orElseThrow();
        Score gone = new Score("lead", "x", lead.people(), lead.grounds(), List.of(), true, 2);
        Scores without = Scores.SHIPPED.with(List.of(gone));
        assertThat(without.find("lead")).isEmpty();
        assertThat(without.scored()).containsOnlyKeys("customer");
        assertThat(without.newest("lead")).contains(gone);
    }

    private static Event city() {
        return identify().by("user_id:u").trait("city", "Bogotá").at(NOON).event();
    }

    private static Event viewed(int daysAgo) {
        return track("Product Viewed")
                .by("user_id:u")
                .at(NOON.minus(Duration.ofDays(daysAgo)))
                .event();
    }

    private static List<BigDecimal> points(String... points) {
        return List.of(points).stream().map(BigDecimal::new).toList();
    }

    private static Scored scored(Score score) {
        return ScoreReader.read(score, Vocabulary.NONE).scored().orElseThrow();
    }

    private static Optional<Reckoning> reckoned(Instant at, Event... events) {
        return look(RuleSet.of(List.of(scored(LEAD)), BOGOTA), at, events).reckon(0);
    }

    private static Look look(RuleSet rules, Instant at, Event... events) {
        List<Event> all = List.of(events);
        History history = Lives.history(all, Map.of(), Inputs.NONE);
        return rules.look(Lives.person(rules.plus(Gathered.NONE, all), history, BOGOTA), at);
    }
}
