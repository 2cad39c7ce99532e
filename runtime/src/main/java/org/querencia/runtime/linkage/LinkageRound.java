package org.querencia.runtime.linkage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.querencia.core.event.Position;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.LinkageStatus.Phase;
import org.querencia.runtime.log.Progress;
import org.querencia.science.linkage.Scorer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns when it is time, and looks at everybody new or changed, behind the pipeline and on a
/// thread of its own. Its place in the log is kept after what was found is in the log: whatever
/// dies between them, what is found again is known there already.
final class LinkageRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkageRound.class);
    private static final long LOOK_MILLIS = 200;

    /// After a failure nothing is pressing.
    private static final long PAUSE_MILLIS = 10_000;

    /// At night, when nobody waits for a page.
    private static final int HOUR = 3;

    private static final Duration DAY = Duration.ofHours(20);
    private static final long GROWN = 2;
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    private final LinkageParts parts;
    private final KeptParts kept;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("linkage").unstarted(this::run);
    private volatile boolean closing;
    private volatile boolean asked;
    private volatile boolean heard = true;
    private volatile Phase phase = Phase.OFF;
    private volatile Optional<Looking> looking = Optional.empty();

    /// Counts the rounds that are over, as positions.
    private final Progress rounds = new Progress(Position.START);

    private Optional<Trained> trained = Optional.empty();
    private LinkageSettings settings = LinkageSettings.DEFAULTS;
    private boolean began;
    private Optional<Instant> tried = Optional.empty();
    private Optional<Instant> counted = Optional.empty();

    LinkageRound(LinkageParts parts) {
        this.parts = parts;
        this.kept = new KeptParts(parts.store());
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing = true;
        wake.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Learns anew soon.
    void ask() {
        asked = true;
        wake.release();
    }

    /// Settings changed.
    void hear() {
        heard = true;
        wake.release();
    }

    Phase phase() {
        return phase;
    }

    Optional<Looking> looking() {
        return looking;
    }

    /// Whether something was asked for that did not begin yet.
    boolean isAsked() {
        return asked || heard;
    }

    private void run() {
        long pause = LOOK_MILLIS;
        while (!closing) {
            try {
                round();
                rounds.advance(new Position(rounds.position().value() + 1));
                pause = LOOK_MILLIS;
            } catch (RuntimeException broken) {
                if (!closing) {
                    LOG.warn("people who are alike could not be looked for; tried again", broken);
                }
                looking = Optional.empty();
                heard = true;
                pause = PAUSE_MILLIS;
            }
            try {
                if (wake.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Does all that is to be done now.
    void round() {
        LinkageSettings now = settings;
        if (heard) {
            heard = false;
            now = kept.settings();
        }
        boolean changed = began && !now.equals(settings);
        began = true;
        if (now.mode() == Mode.OFF) {
            looking = Optional.empty();
            phase = Phase.OFF;
            settings = now;
            asked = false;
            return;
        }
        settings = now;
        if (changed) {
            // What was passed over before may count now.
            asked = true;
            looking = Optional.empty();
        }
        if (trained.isEmpty()) {
            trained = kept.trained();
        }
        if (isDue()) {
            learn();
        }
        if (trained.isPresent()) {
            Looking with = looking.orElseGet(() -> open(trained.get()));
            looking = Optional.of(with);
            phase = Phase.LOOKING;
            with.follow(() -> closing || asked);
            phase = Phase.READY;
        }
    }

    private boolean isDue() {
        if (asked) {
            return true;
        }
        Instant now = parts.clock().instant();
        if (trained.isEmpty()) {
            return tried.isEmpty() || tried.get().plusSeconds(60).isBefore(now);
        }
        Trained last = trained.get();
        boolean night =
                now.atZone(parts.zone()).getHour() == HOUR && last.at().plus(DAY).isBefore(now);
        return night || hasGrown(last, now);
    }

    /// Counted now and then.
    private boolean hasGrown(Trained last, Instant now) {
        if (counted.filter(then -> then.plus(COUNTED_EVERY).isAfter(now)).isPresent()) {
            return false;
        }
        counted = Optional.of(now);
        return parts.profiles().counts().people() >= last.people() * GROWN;
    }

    private void learn() {
        asked = false;
        phase = Phase.LEARNING;
        tried = Optional.of(parts.clock().instant());
        Position from = parts.applied().position();
        Census census = census();
        Optional<Training.Learned> learned =
                new Training(parts, census).learn(settings, kept.number() + 1);
        if (learned.isEmpty()) {
            phase = Phase.TOO_FEW;
            return;
        }
        Training.Learned now = learned.get();
        Looking with = new Looking(parts, kept, settings, now.trained(), now.scorer());
        with.read();
        looking = Optional.of(with);
        phase = Phase.LOOKING;
        with.revise(now.together(), () -> closing);
        with.take(now.ties());
        if (now.sampled()) {
            with.everybody(() -> closing);
        }
        if (closing) {
            return;
        }
        // Kept last: whoever dies before learns the same again, and joins the same people.
        kept.keep(now.trained());
        trained = Optional.of(now.trained());
        with.looked(from);
        LOG.info(
                "people are compared by {}: {} people, {} pairs alike",
                now.trained().name(),
                now.trained().people(),
                now.ties().size());
    }

    private Looking open(Trained model) {
        phase = Phase.LEARNING;
        Looking with = new Looking(parts, kept, settings, model, new Scorer(model.kept()));
        with.read();
        return with;
    }

    private Census census() {
        return new Census(parts.profiles(), Census.records(parts.sources(), settings.withPublic()));
    }

    Optional<Trained> trained() {
        return looking.map(Looking::model).or(kept::trained);
    }

    Progress rounds() {
        return rounds;
    }
}
