package org.querencia.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Purchases;
import org.querencia.core.rule.Setting;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.core.trait.Traits;

class RetellingTest {

    private static final Occasion TOLD =
            Occasion.time(new ProfileId(new UUID(1, 1)), new Position(7));

    private static final Segments SEGMENTS =
            Segments.none(new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP")))
                    .withAll(
                            List.of(
                                    Item.of(segment("keen", "count('Product Viewed', '2d') >= 2")),
                                    Item.of(segment("beside", "stage('way') == 'buys'")),
                                    Item.of(
                                            new StageModel(
                                                    "way",
                                                    Label.of("Way"),
                                                    List.of(
                                                            stage(
                                                                    "looks",
                                                                    "count('Product Viewed', '3d') > 0",
                                                                    0),
                                                            stage("keen", "in_segment('keen')", 1),
                                                            stage(
                                                                    "buys",
                                                                    "count('Order Completed', '1d') > 0",
                                                                    0),
                                                            stage(
                                                                    "uses",
                                                                    "silent('Order Completed', '1d')",
                                                                    0)),
                                                    "buys",
                                                    StageModel.State.ACTIVE,
                                                    1,
                                                    true))));

    @Test
    void what_is_told_again_is_what_following_live_would_have_found() {
        Seeds.each(
                200,
                (random, _) -> {
                    List<Event> events = new ArrayList<>();
                    Instant at = Events.NOON;
                    for (int i = random.nextInt(12); i >= 0; i--) {
                        at = at.plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
                        events.add(
                                Events.track(
                                                random.nextInt(3) == 0
                                                        ? "Order Completed"
                                                        : "Product Viewed")
                                        .by("user_id:ana")
                                        .messageId("m" + i)
                                        .at(at)
                                        .received(at)
                                        .event());
                    }
                    Instant until = at.plus(Duration.ofMinutes(random.nextInt(9_000)));

                    Turn live = followed(events, until);
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(random.nextLong()));
                    Retelling.Told told =
                            SEGMENTS.retelling(Key.stages("way"))
                                    .orElseThrow()
                                    .tell(shuffled, person(Gathered.NONE), until, TOLD);

                    assertThat(told.passages()).isEqualTo(live.passages()).isNotEmpty();
                    assertThat(told.place())
                            .isEqualTo(Optional.ofNullable(live.after().places().get("way")));
                });
    }

    @Test
    void only_a_model_in_force_for_the_first_time_is_told() {
        assertThat(SEGMENTS.retelling(Key.segment("keen"))).isEmpty();
        assertThat(SEGMENTS.retelling(Key.stages("other"))).isEmpty();
        assertThat(
                        SEGMENTS.retelling(Key.stages("way"))
                                .orElseThrow()
                                .concerns(Events.track("Something Else").by("user_id:a").event()))
                .isFalse();
    }

    private static Turn followed(List<Event> events, Instant until) {
        Standing now = Standing.NONE;
        Gathered kept = Gathered.NONE;
        List<Passage> passages = new ArrayList<>();
        for (Event event : events) {
            Turn time = SEGMENTS.advance(now, person(kept), event.timestamp(), TOLD);
            kept = SEGMENTS.plus(kept, List.of(event));
            Turn look = SEGMENTS.look(time.after(), person(kept), event.timestamp(), TOLD);
            now = look.after();
            passages.addAll(time.passages());
            passages.addAll(look.passages());
        }
        Turn time = SEGMENTS.advance(now, person(kept), until, TOLD);
        passages.addAll(time.passages());
        return new Turn(time.after(), List.of(), passages);
    }

    private static Person person(Gathered kept) {
        return new Person(
                kept, Purchases.NONE, Traits.NONE, Consents.NONE, Traits.NONE, Inputs.NONE);
    }

    private static Stage stage(String key, String enter, int stayDays) {
        return new Stage(key, Label.of(key), enter, "", Duration.ofDays(stayDays));
    }

    private static Segment segment(String key, String rule) {
        return new Segment(key, key, rule, Segment.State.ACTIVE, "", "", 1);
    }
}
