package org.querencia.runtime.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.identify;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.view.StoredProfileViews;

class LikenessTest {

    private final Engine engine = new Engine();
    private final Likeness likeness =
            new Likeness(
                    new StoredProfileViews(
                            Engine.WORKSPACE,
                            () -> new Identities(engine.rules),
                            engine.state,
                            engine.log,
                            new MemoryWarehouse(Engine.WORKSPACE)),
                    engine.state,
                    InstantSource.fixed(Events.NOON));

    @Test
    void whoever_shares_name_and_mailbox_comes_before_whoever_shares_the_name() {
        engine.take(
                identify().by("email:ana.gomez@x.co").trait("name", "Ana Gómez").event(),
                identify().by("email:ana.gomez@y.co").trait("name", "Gomez Ana").event(),
                identify().by("email:otra@x.co").trait("name", "Ana Gómez").event(),
                identify().by("email:luis@x.co").trait("name", "Luis Rey").event());

        List<Proposed> found = likeness.duplicates(person("email:ana.gomez@x.co"), 9);

        assertThat(found)
                .extracting(Proposed::pair)
                .containsExactly(
                        pair("email:ana.gomez@x.co", "email:ana.gomez@y.co"),
                        pair("email:ana.gomez@x.co", "email:otra@x.co"));
        assertThat(found.getFirst().probability()).isGreaterThan(0.9);
        assertThat(found.getFirst().contributions())
                .extracting(told -> told.field() + " " + told.level())
                .containsExactly("name exact", "email close");
    }

    @Test
    void what_contradicts_weighs_against() {
        engine.take(
                identify().by("user_id:1").trait("name", "Ana Gómez").event(),
                identify()
                        .by("user_id:2")
                        .trait("name", "Ana Gómez")
                        .trait("birthday", "1980-01-02")
                        .event(),
                identify()
                        .by("user_id:3")
                        .trait("name", "Ana Gómez")
                        .trait("birthday", "1999-05-06")
                        .event());

        assertThat(likeness.duplicates(person("user_id:2"), 9))
                .extracting(Proposed::pair)
                .containsExactly(pair("user_id:2", "user_id:1"));
    }

    @Test
    void nobody_resembles_somebody_unknown() {
        assertThat(
                        likeness.duplicates(
                                ProfileId.of(
                                        engine.rules.anchorId(Events.identifier("user_id:no"))),
                                9))
                .isEmpty();
    }

    private ProfileId person(String identifier) {
        return engine.owner(identifier).orElseThrow();
    }

    private PairKey pair(String one, String other) {
        return PairKey.of(person(one), person(other));
    }
}
