package org.querencia.runtime.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Position;
import org.querencia.runtime.courier.Endpoint.State;
import org.querencia.runtime.courier.Endpoints.Kept;
import org.querencia.runtime.courier.Progress.Replay;

/// What every store of endpoints must do.
public abstract class EndpointsContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final Secrets SECRETS = Secrets.drawn(new Random(1));

    /// A store with nothing in it; those opened before are gone.
    protected abstract Endpoints empty();

    /// The same store, read by a server that starts.
    protected abstract Endpoints again(Endpoints endpoints);

    @Test
    void an_endpoint_is_kept_changed_and_given_up() {
        Endpoints endpoints = empty();

        assertThat(endpoints.add(crm(), Progress.at(7, new Position(70)))).isTrue();
        assertThat(endpoints.add(crm(), Progress.at(0, Position.START))).isFalse();
        assertThat(endpoints.add(endpoint("bi", State.PAUSED), Progress.at(0, Position.START)))
                .isTrue();
        assertThat(again(endpoints).all()).isEqualTo(List.of(endpoint("bi", State.PAUSED), crm()));

        Endpoint rotated = crm().with(SECRETS.rotated(new Random(2), NOON));
        endpoints.save(rotated);
        endpoints.delete("bi");

        assertThat(endpoints.all()).isEqualTo(List.of(rotated));
        assertThat(again(endpoints).find("crm")).contains(rotated);
        assertThat(endpoints.find("bi")).isEmpty();
        assertThat(endpoints.progress("crm")).contains(Progress.at(7, new Position(70)));
        assertThat(endpoints.progress("bi")).isEmpty();
    }

    @Test
    void one_that_is_stopped_says_why() {
        Endpoints endpoints = withCrm();

        endpoints.stop("crm", "gone");

        assertThat(again(endpoints).find("crm"))
                .map(one -> one.state() + ": " + one.why())
                .contains("STOPPED: gone");
    }

    @Test
    void progress_is_kept_with_what_was_tried() {
        Endpoints endpoints = withCrm();
        Progress after = new Progress(9, new Position(90), 2, Optional.of(NOON), Optional.empty());

        endpoints.note("crm", start(), after, List.of(attempt(1), attempt(2)));

        assertThat(endpoints.progress("crm")).contains(after);
        assertThat(endpoints.tries("crm", Optional.empty(), 10))
                .isEqualTo(List.of(new Kept(2, attempt(2)), new Kept(1, attempt(1))));
        assertThat(endpoints.tries("crm", Optional.of(2L), 10))
                .isEqualTo(List.of(new Kept(1, attempt(1))));

        endpoints.hurry("crm");

        assertThat(endpoints.progress("crm"))
                .contains(new Progress(9, new Position(90), 2, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_replay_asked_for_meanwhile_is_not_forgotten() {
        Endpoints endpoints = withCrm();
        Replay replay = new Replay(0, 5, NOON, NOON.plusSeconds(60));
        endpoints.replay("crm", replay);

        Progress told = start().told(8, new Position(80));
        endpoints.note("crm", start(), told, List.of());

        assertThat(endpoints.progress("crm")).contains(told.with(Optional.of(replay)));

        Progress further = told.with(Optional.of(replay)).toldAgain(3);
        endpoints.note("crm", told.with(Optional.of(replay)), further, List.of());
        assertThat(endpoints.progress("crm")).contains(further);

        endpoints.note("crm", further, further.with(Optional.empty()), List.of());
        assertThat(endpoints.progress("crm")).contains(told);
    }

    @Test
    void only_the_latest_tries_are_kept() {
        Endpoints endpoints = withCrm();

        endpoints.keep("crm", IntStream.rangeClosed(1, 900).mapToObj(this::attempt).toList());
        endpoints.keep("crm", IntStream.rangeClosed(901, 1_005).mapToObj(this::attempt).toList());

        List<Kept> kept = endpoints.tries("crm", Optional.empty(), 2_000);
        assertThat(kept).hasSize(Attempt.KEPT);
        assertThat(kept.getFirst()).isEqualTo(new Kept(1_005, attempt(1_005)));
        assertThat(kept.getLast()).isEqualTo(new Kept(6, attempt(6)));
    }

    @Test
    void what_concerns_an_endpoint_that_is_gone_changes_nothing() {
        Endpoints endpoints = withCrm();
        endpoints.delete("crm");

        endpoints.note("crm", start(), start(), List.of(attempt(1)));
        endpoints.keep("crm", List.of(attempt(1)));
        endpoints.save(crm());
        endpoints.stop("crm", "gone");
        endpoints.hurry("crm");

        assertThat(endpoints.all()).isEmpty();
        assertThat(endpoints.tries("crm", Optional.empty(), 10)).isEmpty();
    }

    private Endpoints withCrm() {
        Endpoints endpoints = empty();
        endpoints.add(crm(), start());
        return endpoints;
    }

    private static Progress start() {
        return Progress.at(7, new Position(70));
    }

    private static Endpoint crm() {
        return endpoint("crm", State.ACTIVE);
    }

    private static Endpoint endpoint(String key, State state) {
        return new Endpoint(
                key,
                URI.create("https://crm.example/hooks?a=1"),
                key.equals("crm") ? Set.of(Topic.STAGES, Topic.ALARMS) : Set.of(Topic.SEGMENTS),
                new TreeSet<>(Set.of("vip", "lapsed")),
                state,
                "",
                SECRETS,
                NOON);
    }

    private Attempt attempt(int number) {
        return new Attempt(
                "seg_" + number,
                number,
                Attempt.Kind.REPLAY,
                NOON,
                number,
                number % 2 == 0,
                500,
                "Sí, ‘dicho’",
                Duration.ofMillis(12));
    }
}
