package org.querencia.runtime.courier;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Position;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.courier.Endpoint.State;
import org.querencia.runtime.courier.Endpoints.Kept;
import org.querencia.runtime.courier.Progress.Replay;
import org.querencia.runtime.log.Uuid7;

/// The endpoints of a workspace: how they are made, changed, tried and given up, and what they were
/// told. Safe from any thread.
public final class EndpointDesk {

    private final Endpoints endpoints;
    private final Courier courier;
    private final Supplier<Segments> segments;
    private final Supplier<Position> applied;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param segments those in force, asked anew each time
    /// @param applied up to where people stand as the log says
    public EndpointDesk(
            Endpoints endpoints,
            Courier courier,
            Supplier<Segments> segments,
            Supplier<Position> applied,
            InstantSource clock,
            RandomGenerator random) {
        this.endpoints = endpoints;
        this.courier = courier;
        this.segments = segments;
        this.applied = applied;
        this.clock = clock;
        this.random = random;
    }

    /// What an endpoint is to hear of.
    ///
    /// @param topics at least one
    /// @param segments keys; none for all
    public record Wanted(Set<Topic> topics, Set<String> segments) {
        public Wanted {
            topics = Set.copyOf(topics);
            segments = Set.copyOf(segments);
        }

        public static Wanted of(Endpoint endpoint) {
            return new Wanted(endpoint.topics(), endpoint.segments());
        }
    }

    /// What became of a change.
    public sealed interface Answer {

        record Done(Endpoint endpoint) implements Answer {}

        /// Nothing was changed.
        ///
        /// @param why what is wrong and how to mend it
        record Refused(String why) implements Answer {}

        /// Nothing was changed: there is one of that key already.
        record Taken(String key) implements Answer {}
    }

    public List<Endpoint> all() {
        return endpoints.all();
    }

    public Optional<Endpoint> find(String key) {
        return endpoints.find(key);
    }

    /// How far it was told.
    public Optional<Progress> progress(String key) {
        return endpoints.progress(key);
    }

    /// The number of the last there is to tell.
    public long last() {
        return courier.newsroom().last();
    }

    public List<Kept> tries(String key, Optional<Long> before, int limit) {
        return endpoints.tries(key, before, limit);
    }

    /// It hears what happens from now on. Its secret is in the answer.
    public synchronized Answer make(String key, String url, Wanted wanted) {
        if (endpoints.find(key).isPresent()) {
            return new Answer.Taken(key);
        }
        if (endpoints.all().size() >= Endpoint.ENDPOINTS_MAX) {
            return new Answer.Refused(
                    "There are %d webhooks already; delete one first"
                            .formatted(Endpoint.ENDPOINTS_MAX));
        }
        Answer made = endpoint(key, url, wanted, State.ACTIVE, Secrets.drawn(random), now());
        if (made instanceof Answer.Done(Endpoint endpoint)) {
            Progress now = Progress.at(courier.newsroom().last(), applied.get());
            return endpoints.add(endpoint, now) ? made : new Answer.Taken(key);
        }
        return made;
    }

    /// Made active again, it hears what happened meanwhile.
    ///
    /// @param state active or paused
    public synchronized Answer change(Endpoint before, String url, Wanted wanted, State state) {
        Answer changed =
                endpoint(before.key(), url, wanted, state, before.secrets(), before.madeAt());
        if (changed instanceof Answer.Done(Endpoint endpoint)) {
            endpoints.save(endpoint);
            endpoints.hurry(endpoint.key());
        }
        return changed;
    }

    /// With a new secret, which is in the answer; the former one signs too, for a day.
    public synchronized Endpoint rotate(Endpoint before) {
        Endpoint rotated = before.with(before.secrets().rotated(random, now()));
        endpoints.save(rotated);
        return rotated;
    }

    public synchronized void delete(Endpoint endpoint) {
        endpoints.delete(endpoint.key());
    }

    /// Tries it at once with a message that tells nothing, whatever its state.
    public Attempt test(Endpoint endpoint) {
        return courier.test(endpoint, "test_" + Uuid7.at(clock.instant(), random));
    }

    /// What failed is tried again now.
    public void hurry(Endpoint endpoint) {
        endpoints.hurry(endpoint.key());
    }

    /// Tells once more, under the same ids, what happened from `from` on and before `until`, as far
    /// as it was told before; what is new waits until that is done.
    public void replay(Endpoint endpoint, Instant from, Instant until) {
        endpoints
                .progress(endpoint.key())
                .ifPresent(progress ->
                        endpoints.replay(
                                endpoint.key(), new Replay(0, progress.number(), from, until)));
    }

    /// Tells one movement once more.
    public void replay(Endpoint endpoint, long number) {
        endpoints.replay(endpoint.key(), Replay.of(number));
    }

    private Answer endpoint(
            String key, String url, Wanted wanted, State state, Secrets secrets, Instant madeAt) {
        for (String segment : wanted.segments()) {
            if (segments.get().newest(segment).isEmpty()) {
                return new Answer.Refused("There is no segment '%s'".formatted(segment));
            }
        }
        try {
            return new Answer.Done(
                    new Endpoint(
                            key,
                            URI.create(url.strip()),
                            wanted.topics(),
                            new TreeSet<>(wanted.segments()),
                            state,
                            "",
                            secrets,
                            madeAt));
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
