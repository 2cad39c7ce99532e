package org.querencia.runtime.courier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.querencia.runtime.operate.Health.Check;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells every endpoint what happens, from [#start] to [#close]: each on a thread of its own, so
/// that one that hangs holds up nobody else.
public final class Courier implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration END_MAX = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Endpoints endpoints;
    private final Newsroom newsroom;
    private final Delivery delivery;
    private final InstantSource clock;
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private final Map<String, Defect> defects = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("webhooks").unstarted(this::run);

    public Courier(
            Endpoints endpoints,
            Newsroom newsroom,
            Poster poster,
            InstantSource clock,
            RandomGenerator random) {
        this.endpoints = endpoints;
        this.newsroom = newsroom;
        this.delivery = new Delivery(endpoints, newsroom, poster, clock, random);
        this.clock = clock;
    }

    /// An error of the program itself, met while an endpoint was told.
    ///
    /// @param until when it is tried again
    private record Defect(int times, Instant until) {

        private static final Duration FIRST = Duration.ofSeconds(2);
        private static final int DOUBLINGS_MAX = 8;

        static Defect next(Optional<Defect> before, Instant now) {
            int times = before.map(Defect::times).orElse(0) + 1;
            return new Defect(
                    times, now.plus(FIRST.multipliedBy(1L << Math.min(times, DOUBLINGS_MAX))));
        }
    }

    public Courier start() {
        thread.start();
        return this;
    }

    /// What there is to tell.
    Newsroom newsroom() {
        return newsroom;
    }

    /// Whether everybody hears what they should. Safe from any thread.
    public Check check() {
        List<String> wrong = new ArrayList<>();
        int active = 0;
        for (Endpoint endpoint : endpoints.all()) {
            String key = endpoint.key();
            active += endpoint.isActive() ? 1 : 0;
            if (endpoint.state() == Endpoint.State.STOPPED) {
                wrong.add("'%s' was stopped: %s".formatted(key, endpoint.why()));
            } else if (defects.containsKey(key)) {
                wrong.add("'%s' meets a defect, see the server's log".formatted(key));
            } else if (endpoint.isActive() && isFailing(key)) {
                wrong.add("'%s' does not take its messages".formatted(key));
            }
        }
        return wrong.isEmpty()
                ? new Check("webhooks", true, false, "%d endpoints".formatted(active))
                : new Check("webhooks", false, false, String.join("; ", wrong));
    }

    /// Tries a message that tells nothing, at once, and keeps how it went.
    ///
    /// @param id of the message
    public Attempt test(Endpoint endpoint, String id) {
        Attempt attempt = delivery.test(endpoint, id);
        endpoints.keep(endpoint.key(), List.of(attempt));
        return attempt;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive()) {
                thread.join(END_MAX);
            }
            running.values().forEach(Thread::interrupt);
            for (Thread one : running.values()) {
                one.join(END_MAX);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isFailing(String key) {
        try {
            return endpoints.progress(key).filter(Progress::isFailing).isPresent();
        } catch (StoreUnavailableException away) {
            return false;
        }
    }

    private void run() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            List<Endpoint> all = endpoints.all();
            if (all.stream().noneMatch(Endpoint::isActive)) {
                return;
            }
            long last = newsroom.last();
            for (Endpoint endpoint : all) {
                if (!running.containsKey(endpoint.key())
                        && !isHeldBack(endpoint.key())
                        && delivery.isDue(endpoint, last)) {
                    begin(endpoint.key());
                }
            }
        } catch (StoreUnavailableException away) {
            LOG.warn("webhooks wait: {}", away.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("webhooks could not be looked after; it is tried again", broken);
        }
    }

    private boolean isHeldBack(String key) {
        Defect defect = defects.get(key);
        return defect != null && clock.instant().isBefore(defect.until());
    }

    private void begin(String key) {
        Thread one = Thread.ofVirtual().name("webhook-" + key).unstarted(() -> tell(key));
        running.put(key, one);
        one.start();
    }

    private void tell(String key) {
        try {
            delivery.run(key, () -> closing.getCount() == 0);
            defects.remove(key);
        } catch (StoreUnavailableException away) {
            LOG.warn("the webhook '{}' waits: {}", key, away.getMessage());
        } catch (RuntimeException | StackOverflowError broken) {
            Defect defect = Defect.next(Optional.ofNullable(defects.get(key)), clock.instant());
            defects.put(key, defect);
            LOG.error(
                    "The webhook '{}' meets a defect for the {}. time; it is tried again at {}",
                    key,
                    defect.times(),
                    defect.until(),
                    broken);
        } finally {
            running.remove(key);
        }
    }
}
