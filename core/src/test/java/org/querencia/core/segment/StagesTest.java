package org.querencia.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Purchases;
import org.querencia.core.rule.Setting;
import org.querencia.core.segment.Movement.Entered;
import org.querencia.core.segment.Movement.Left;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.Place;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.StageModel.State;
import org.querencia.core.trait.Traits;

/// Models of stages answered beside segments.
class StagesTest {

    private static final Segments NONE =
            Segments.none(new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP")));
    private static final ProfileId ANA = new ProfileId(new UUID(1, 1));
    private static final Instant NOON = Events.NOON;
    private static final Occasion SEEN = Occasion.time(ANA, new Position(7));
    private static final Stage LOOKS =
            stage("looks", "count('Product Viewed', '30d') > 0", Duration.ZERO);
    private static final Stage KEEN =
            stage("keen", "count('Product Viewed', '2d') > 0", Duration.ofDays(5));

    @Test
    void a_minimum_stay_ends_at_its_own_instant_and_segments_that_ask_move_with_it() {
        Segments segments =
                NONE.with(model(State.ACTIVE, LOOKS, KEEN))
                        .with(segment("warm", "stage('way') == 'keen'"));
        Person person = viewed(segments);

        Turn entered = segments.look(Standing.NONE, person, NOON, SEEN);
        Turn late = segments.advance(entered.after(), person, day(40), SEEN);

        assertThat(entered.movements()).containsExactly(new Entered(SEEN, NOON, "warm", 1));
        assertThat(entered.passages()).containsExactly(passage(NOON, 1, "", "keen", 0));
        assertThat(late.movements()).containsExactly(new Left(SEEN, day(5), "warm", 1));
        assertThat(late.passages())
                .containsExactly(
                        passage(day(5), 1, "keen", "looks", 5),
                        passage(day(30), 1, "looks", "", 25));
        assertThat(late.after().places())
                .containsEntry("way", new Place(Optional.empty(), day(30), 1, NOON, 1));
        assertThat(late.after().due()).isEmpty();
    }

    @Test
    void nothing_new_keeps_the_standing_as_it_is() {
        Segments segments = NONE.with(model(State.ACTIVE, LOOKS, KEEN));
        Person person = viewed(segments);
        Standing standing = segments.look(Standing.NONE, person, NOON, SEEN).after();

        assertThat(segments.look(standing, person, NOON.plusSeconds(9), SEEN).after())
                .isSameAs(standing);
    }

    @Test
    void circles_over_kinds_are_refused() {
        Segments segments = NONE.with(segment("warm", "orders > 1"));
        Stage asks = stage("looks", "in_segment('warm')", Duration.ZERO);
        Segments both = segments.with(model(State.ACTIVE, asks));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.with(segment("warm", "stage('way') == 'looks'")))
                .withMessage(
                        "definitions ask for each other in a circle: warm -> stage('way') -> warm");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        both.with(
                                model(
                                        State.ACTIVE,
                                        asks,
                                        stage("more", "stage('way') == 'looks'", Duration.ZERO))))
                .withMessage(
                        "definitions ask for each other in a circle: stage('way') -> stage('way')");
    }

    @Test
    void what_others_ask_for_stays() {
        Segments segments =
                NONE.with(model(State.ACTIVE, LOOKS, KEEN))
                        .with(segment("warm", "stage('way') == 'keen'"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> segments.with(model(State.DELETED, LOOKS, KEEN)))
                .withMessage("segment 'warm' asks for 'way', which would be no more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> segments.with(model(State.ACTIVE, LOOKS)))
                .withMessageStartingWith("segment 'warm': line 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        NONE.with(model(State.ACTIVE, stage("a", "ordres > 1", Duration.ZERO))))
                .withMessageStartingWith("stages 'way', stage 'a', enter: line 1");
        assertThat(segments.models()).containsExactly(model(State.ACTIVE, LOOKS, KEEN));
    }

    @Test
    void while_no_model_is_active_nothing_is_to_be_done() {
        assertThat(NONE.with(model(State.DRAFT, LOOKS)).isQuiet()).isTrue();
        assertThat(NONE.with(model(State.ACTIVE, LOOKS)).isQuiet()).isFalse();
        assertThat(
                        NONE.with(model(State.ACTIVE, LOOKS))
                                .with(model(State.DELETED, LOOKS))
                                .isQuiet())
                .isTrue();
    }

    private static Passage passage(Instant at, int turn, String from, String to, int stayedDays) {
        return new Passage(
                SEEN,
                at,
                "way",
                1,
                Optional.of(from).filter(key -> !key.isEmpty()),
                Optional.of(to).filter(key -> !key.isEmpty()),
                turn,
                Duration.ofDays(stayedDays));
    }

    private static Instant day(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    private static Stage stage(String key, String enter, Duration stay) {
        return new Stage(key, Label.of(key), enter, "", stay);
    }

    private static StageModel model(State state, Stage... stages) {
        return new StageModel(
                "way",
                Label.of("Way"),
                List.of(stages),
                Stream.of(stages).map(Stage::key).filter("keen"::equals).findAny().orElse(""),
                state,
                1);
    }

    private static Segment segment(String key, String rule) {
        return new Segment(key, key, rule, Segment.State.ACTIVE, "", "", 1);
    }

    private static Person viewed(Segments segments) {
        return new Person(
                segments.plus(
                        Gathered.NONE,
                        List.of(
                                Events.track("Product Viewed")
                                        .by("user_id:ana")
                                        .at(NOON)
                                        .received(NOON)
                                        .event())),
                Purchases.NONE,
                Traits.NONE,
                Consents.NONE,
                Traits.NONE,
                Inputs.NONE);
    }
}
