package org.querencia.runtime.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.querencia.runtime.mail.Mailer.Handed;
import org.querencia.runtime.mail.Outbox.Posted;
import org.querencia.runtime.mail.Outbox.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits in the [Outbox], one after the other; without a mail server it is captured, for
/// the console to show.
///
/// A mail is sent at least once: what a crash interrupts after the mail server took it is sent
/// again, with the same Message-ID.
public final class MailRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
    private static final long LOOK_MILLIS = 2_000;
    private static final int AT_ONCE_MAX = 50;

    /// After so long each failure is tried again; after the last it is given up: some three days,
    /// as mail servers do (RFC 5321, 4.5.4.1).
    static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12),
                    Duration.ofHours(24),
                    Duration.ofHours(24));

    private final Outbox outbox;
    private final Optional<Mailer> mailer;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("mail").unstarted(this::run);

    /// @param mailer empty where mail is captured
    public MailRound(Outbox outbox, Optional<Mailer> mailer, InstantSource clock) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.clock = clock;
    }

    public MailRound start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofMillis(LOOK_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        mailer.ifPresent(Mailer::close);
    }

    private void run() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends what is due now.
    void look() {
        try {
            List<Posted> due = outbox.due(clock.instant(), AT_ONCE_MAX);
            for (Posted posted : due) {
                Posted after = next(posted);
                outbox.save(after);
                if (after.state() == State.WAITING) {
                    // What refuses one would let the others wait for their time-outs, too.
                    break;
                }
            }
            if (!due.isEmpty()) {
                mailer.ifPresent(Mailer::close);
            }
        } catch (RuntimeException broken) {
            LOG.warn("sending mail failed; it is tried again", broken);
        }
    }

    private Posted next(Posted posted) {
        if (mailer.isEmpty()) {
            return posted.become(State.CAPTURED, 0, clock.instant(), "");
        }
        Handed handed = mailer.get().hand(posted.mail());
        Instant now = clock.instant();
        int attempts = posted.attempts() + 1;
        return switch (handed) {
            case Handed.Taken() -> posted.become(State.SENT, attempts, now, "");
            case Handed.Never(String why) -> {
                LOG.warn("mail {} was refused for good: {}", posted.mail().id(), why);
                yield posted.become(State.FAILED, attempts, now, why);
            }
            case Handed.Later(String why) -> {
                LOG.warn(
                        "mail {} could not be sent (attempt {}): {}",
                        posted.mail().id(),
                        attempts,
                        why);
                yield attempts > PAUSES.size()
                        ? posted.become(State.FAILED, attempts, now, why)
                        : posted.again(now.plus(PAUSES.get(attempts - 1)), why);
            }
        };
    }
}
