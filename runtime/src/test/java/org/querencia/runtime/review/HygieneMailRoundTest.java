package org.querencia.runtime.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.kit.Events;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.memory.MemoryHygiene;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryReview;

class HygieneMailRoundTest {

    private final Engine engine = new Engine();
    private final MemoryReview pairs = new MemoryReview();
    private final MemoryHygiene hygiene = new MemoryHygiene(engine.state, engine.log, pairs);
    private final MemoryMail outbox = new MemoryMail();
    private Instant now = Instant.parse("2026-12-01T11:59:00Z");
    private final InstantSource clock = () -> now;
    private final ReviewServices services = services();
    private final HygieneMailRound round =
            new HygieneMailRound(
                    services,
                    (id, reader, month, report, before) ->
                            new Mail(
                                    id,
                                    reader,
                                    "%s: %d, %s"
                                            .formatted(
                                                    month,
                                                    report.figure(Figure.UNREACHABLE),
                                                    before.map(then ->
                                                            then.figure(Figure.UNREACHABLE))),
                                    "text",
                                    "html",
                                    now),
                    outbox,
                    Engine.WORKSPACE.zone(),
                    clock);

    private ReviewServices services() {
        Likely nobody = (_, _) -> List.of();
        return new ReviewServices(
                new ReviewDesk(
                        pairs,
                        nobody,
                        engine.state,
                        new IdentityDecisions(
                                () -> new Identities(engine.rules),
                                engine.state,
                                new Closed(),
                                clock,
                                RandomGenerator.getDefault()),
                        clock,
                        RandomGenerator.getDefault()),
                nobody,
                new HygieneDesk(
                        new ReviewStores(pairs, hygiene),
                        engine.state,
                        () -> engine.rules,
                        ZoneId.of("America/Bogota"),
                        clock));
    }

    @Test
    void the_month_that_has_ended_is_mailed_once_from_the_morning_of_the_first_on() {
        engine.take(Events.identify().by("user_id:u1").event());
        services.hygiene().saveReaders(List.of("ana@x.co", "ana@x.co", "eva@x.co"));
        round.look();
        assertThat(written()).isEmpty();

        now = Instant.parse("2026-12-01T12:00:00Z");
        round.look();
        round.look();
        assertThat(written())
                .containsExactlyInAnyOrder(
                        "ana@x.co 2026-11: 1, Optional.empty",
                        "eva@x.co 2026-11: 1, Optional.empty");

        engine.take(Events.identify().by("user_id:u2").event());
        services.hygiene().saveReaders(List.of("eva@x.co"));
        now = Instant.parse("2027-01-02T12:00:00Z");
        round.look();
        assertThat(written()).hasSize(3).contains("eva@x.co 2026-12: 2, Optional[1]");
    }

    @Test
    void in_the_middle_of_a_month_nothing_is_kept_of_the_one_before() {
        now = Instant.parse("2026-12-15T12:00:00Z");
        services.hygiene().saveReaders(List.of("ana@x.co"));

        round.look();

        assertThat(written()).isEmpty();
        assertThat(services.hygiene().before()).isEmpty();
    }

    private List<String> written() {
        return outbox.newest(Optional.empty(), 9).stream()
                .map(posted -> posted.mail().to() + " " + posted.mail().subject())
                .toList();
    }

    /// Nothing is decided here.
    private static final class Closed implements Ingest {
        @Override
        public List<Appended> append(
                List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
            throw new IllegalStateException("nothing is decided here");
        }

        @Override
        public boolean awaitApplied(Position position, long millisMax) {
            throw new IllegalStateException("nothing is decided here");
        }
    }
}
