package org.querencia.runtime.courier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.querencia.runtime.courier.Attempt.Kind;
import org.querencia.runtime.courier.Poster.Answer;
import org.querencia.runtime.courier.Progress.Replay;

/// Tells one endpoint at a time what it has not heard: one message after the other, in order. What
/// is refused is tried again before anything else; how far it came is kept, so that a server that
/// dies tells some messages twice, under the same ids, and none never.
final class Delivery {

    /// Progress is kept at least so often.
    private static final int NOTED_EVERY = 20;

    private static final int PAGE = 200;
    private static final int GONE = 410;

    private final Endpoints endpoints;
    private final Newsroom newsroom;
    private final Poster poster;
    private final InstantSource clock;
    private final RandomGenerator random;

    Delivery(
            Endpoints endpoints,
            Newsroom newsroom,
            Poster poster,
            InstantSource clock,
            RandomGenerator random) {
        this.endpoints = endpoints;
        this.newsroom = newsroom;
        this.poster = poster;
        this.clock = clock;
        this.random = random;
    }

    /// Whether there may be something to tell now; cheap.
    boolean isDue(Endpoint endpoint, long lastChange) {
        return endpoint.isActive()
                && endpoints
                        .progress(endpoint.key())
                        .filter(progress ->
                                progress.replay().isPresent() || progress.number() < lastChange)
                        .filter(this::isTime)
                        .isPresent();
    }

    /// Tells all there is, until something is refused, or the endpoint or the server stops.
    void run(String key, BooleanSupplier closing) {
        while (!closing.getAsBoolean()) {
            Optional<Endpoint> endpoint = endpoints.find(key).filter(Endpoint::isActive);
            Optional<Progress> progress = endpoints.progress(key).filter(this::isTime);
            if (endpoint.isEmpty() || progress.isEmpty()) {
                return;
            }
            Run run = new Run(endpoint.get(), progress.get());
            if (!(progress.get().replay().isPresent() ? run.again(closing) : run.news(closing))) {
                return;
            }
        }
    }

    /// Tries a message that tells nothing, at once.
    Attempt test(Endpoint endpoint, String id) {
        Instant now = clock.instant();
        Answer answer = post(endpoint, Message.test(id, endpoint.key(), now), now);
        return attempt(id, 0, Kind.TEST, now, 1, answer);
    }

    private boolean isTime(Progress progress) {
        return progress.next().filter(clock.instant()::isBefore).isEmpty();
    }

    private Answer post(Endpoint endpoint, Message message, Instant now) {
        return poster.post(
                endpoint.url(),
                Map.of(
                        "content-type",
                        "application/json",
                        "webhook-id",
                        message.id(),
                        "webhook-timestamp",
                        Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                        endpoint.secrets().sign(message.id(), now, message.body())),
                message.body());
    }

    private Attempt attempt(
            String id, long number, Kind kind, Instant begun, int tried, Answer answer) {
        Duration took = Duration.between(begun, clock.instant());
        return switch (answer) {
            case Answer.Answered(int status, var _, String begin) ->
                    new Attempt(
                            id, number, kind, begun, tried, isTaken(status), status, begin, took);
            case Answer.Silent(String why) ->
                    new Attempt(id, number, kind, begun, tried, false, 0, why, took);
        };
    }

    private static boolean isTaken(int status) {
        return status >= 200 && status < 300;
    }

    /// A page of messages to one endpoint.
    private final class Run {

        private final Endpoint endpoint;
        private final List<Attempt> tried = new ArrayList<>();
        private Progress noted;
        private Progress progress;

        Run(Endpoint endpoint, Progress progress) {
            this.endpoint = endpoint;
            this.noted = progress;
            this.progress = progress;
        }

        /// Whether there may be more.
        boolean news(BooleanSupplier closing) {
            passOverForgotten();
            long last = newsroom.last();
            List<News> page = newsroom.after(progress.number(), PAGE);
            if (page.isEmpty() && last > progress.number()) {
                progress = progress.told(last, progress.position());
                note();
                return false;
            }
            for (News one : page) {
                if (closing.getAsBoolean()) {
                    break;
                }
                boolean known = one.position().filter(progress.position()::isAfter).isPresent();
                if (!known && endpoint.hearsOf(one) && !tell(one, Kind.NEWS)) {
                    return false;
                }
                progress = progress.told(one.number(), one.position().orElse(progress.position()));
                noteNowAndThen();
            }
            if (!page.isEmpty()) {
                note();
            }
            return !page.isEmpty();
        }

        /// What was kept no longer cannot be told any more; that is told among the tries.
        private void passOverForgotten() {
            long forgotten = newsroom.forgotten();
            if (forgotten > progress.number()) {
                tried.add(
                        new Attempt(
                                "",
                                forgotten,
                                Kind.NEWS,
                                clock.instant(),
                                1,
                                false,
                                0,
                                "%d movements were kept no longer and are not told"
                                        .formatted(forgotten - progress.number()),
                                Duration.ZERO));
                progress = progress.told(forgotten, progress.position());
                note();
            }
        }

        boolean again(BooleanSupplier closing) {
            Replay replay = progress.replay().orElseThrow();
            List<News> page =
                    newsroom.after(replay.after(), PAGE).stream()
                            .filter(one -> one.number() <= replay.last())
                            .toList();
            for (News one : page) {
                if (closing.getAsBoolean()) {
                    break;
                }
                if (replay.means(one.at()) && endpoint.hearsOf(one) && !tell(one, Kind.REPLAY)) {
                    return false;
                }
                progress = progress.toldAgain(one.number());
                noteNowAndThen();
            }
            if (page.isEmpty()) {
                progress = progress.with(Optional.empty());
            }
            note();
            return true;
        }

        /// Whether it was taken.
        private boolean tell(News news, Kind kind) {
            Message message = news.message().get();
            Instant now = clock.instant();
            Answer answer = post(endpoint, message, now);
            Attempt attempt =
                    attempt(message.id(), news.number(), kind, now, progress.failed() + 1, answer);
            tried.add(attempt);
            if (!attempt.taken()) {
                refused(attempt, answer);
            }
            return attempt.taken();
        }

        private void refused(Attempt attempt, Answer answer) {
            Optional<Duration> asked =
                    answer instanceof Answer.Answered(var _, var again, var _)
                            ? again
                            : Optional.empty();
            Optional<Duration> wait =
                    Retries.after(progress.failed() + 1, asked, random.nextDouble());
            if (attempt.status() == GONE) {
                stop("it answered 410: gone");
            } else if (wait.isEmpty()) {
                stop("%d tries failed".formatted(attempt.tried()));
            } else {
                progress = progress.refused(Optional.of(clock.instant().plus(wait.get())));
            }
            note();
        }

        /// It goes on with the message that was refused, when somebody lets it.
        private void stop(String why) {
            progress = progress.fresh();
            endpoints.stop(endpoint.key(), why);
        }

        private void noteNowAndThen() {
            if (tried.size() >= NOTED_EVERY) {
                note();
            }
        }

        private void note() {
            endpoints.note(endpoint.key(), noted, progress, List.copyOf(tried));
            noted = progress;
            tried.clear();
        }
    }
}
