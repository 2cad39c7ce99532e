package org.querencia.runtime.collect;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.BodyReader.Parsed;
import org.querencia.runtime.collect.Delivery.Sender;
import org.querencia.runtime.collect.Delivery.Shape;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;

/// The door of collection: says who may send, reads the request, judges each event, and answers
/// when the good ones are durable and the refused ones are kept.
///
/// Safe from any thread. Throws what [Ingest] throws; then nothing was answered for and the sender
/// must try again.
public final class Collector {

    private static final byte[] NO_BODY = {};

    private final Sources sources;
    private final Ingest ingest;
    private final RefusedEvents refusedEvents;
    private final Supplier<CollectRules> rules;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Limits limits = Limits.COLLECT;
    private final BodyReader reader = new BodyReader(limits);
    private final Throttle throttle = new Throttle();

    /// @param rules asked for anew at each request, since they may change while the server runs
    /// @param random for the ids of events that come without one; safe from any thread
    public Collector(
            Sources sources,
            Ingest ingest,
            RefusedEvents refusedEvents,
            Supplier<CollectRules> rules,
            InstantSource clock,
            RandomGenerator random) {
        this.sources = sources;
        this.ingest = ingest;
        this.refusedEvents = refusedEvents;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    public Answer collect(Delivery delivery) {
        Instant now = now();
        Optional<String> told = delivery.writeKey();
        // A key in the headers spares reading what somebody sends who may not.
        if (told.isPresent()
                && admission(told.get(), delivery.sender(), now)
                        instanceof Admission.Denied(Answer answer)) {
            return answer;
        }
        Parsed parsed;
        try {
            parsed = reader.read(delivery.shape(), delivery.body());
        } catch (BadRequestException bad) {
            return unreadable(delivery, bad, now);
        }
        if (told.isEmpty()) {
            refuseOtherKeys(parsed);
        }
        return switch (admission(told.orElse(parsed.writeKey()), delivery.sender(), now)) {
            case Admission.Denied(Answer answer) -> answer;
            case Admission.Admitted(Source source) -> {
                throttle.take(source, Math.max(1, parsed.drafts().size()), now);
                Reception reception = new Reception(source, delivery.sender(), now, now);
                yield store(delivery.shape(), judge(delivery.shape(), parsed, reception));
            }
        };
    }

    /// Takes what was refused before and is corrected now: all of it or nothing, its time reckoned
    /// from when it first came. It is not kept again if it is still wrong.
    ///
    /// @param messageId for an event that comes without one; several get their number after it
    Replayed replay(
            KeptRequest request, byte[] body, Source source, Instant arrivedAt, String messageId) {
        Parsed parsed;
        try {
            parsed =
                    request.whole()
                            ? reader.read(request.shape(), body)
                            : reader.readEvent(request.shape(), request.batch(), body);
        } catch (BadRequestException bad) {
            return new Replayed.StillRefused(bad.code(), bad.reason());
        }
        int number = 0;
        for (Draft draft : parsed.drafts()) {
            if (draft.messageId.isEmpty()) {
                draft.messageId = request.whole() ? messageId + "-" + number : messageId;
            }
            number++;
        }
        Sender nobody = new Sender("", "", "");
        Judged judged =
                judge(request.shape(), parsed, new Reception(source, nobody, now(), arrivedAt));
        if (!judged.refusals().isEmpty()) {
            Refusal first = judged.refusals().getFirst();
            return new Replayed.StillRefused(first.code(), first.reason());
        }
        List<Appended> appended = append(judged.events());
        return new Replayed.Taken(stored(appended), duplicates(appended));
    }

    private sealed interface Admission {
        record Admitted(Source source) implements Admission {}

        record Denied(Answer answer) implements Admission {}
    }

    private Admission admission(String writeKey, Sender sender, Instant now) {
        if (writeKey.isEmpty()) {
            return new Admission.Denied(
                    new Answer.Unauthorized(
                            "no write key: send it as the user name of Basic authorization, as"
                                    + " X-Write-Key, as ?writeKey=, or as 'writeKey' in the body"));
        }
        Optional<Source> known = sources.byWriteKey(writeKey);
        if (known.isEmpty()) {
            return new Admission.Denied(
                    new Answer.Unauthorized(
                            "this write key belongs to no source: copy it anew from the source's"
                                    + " page"));
        }
        Source source = known.get();
        if (!source.enabled()) {
            return new Admission.Denied(
                    new Answer.Disabled(
                            "the source '%s' is switched off: switch it on in its page"
                                    .formatted(source.key())));
        }
        if (!mayComeFrom(source, sender.origin())) {
            return new Admission.Denied(
                    new Answer.ForeignOrigin(
                            "the source '%s' takes nothing from pages of this origin: add it to the"
                                            .formatted(source.key())
                                    + " source's list"));
        }
        int seconds = throttle.secondsToWait(source, now);
        return seconds == 0
                ? new Admission.Admitted(source)
                : new Admission.Denied(
                        new Answer.TooFast(
                                seconds,
                                now.plusSeconds(seconds),
                                "the source '%s' may send %d events a second: try again in %d s"
                                        .formatted(
                                                source.key(), source.eventsPerSecond(), seconds)));
    }

    /// Servers send no Origin, and whoever forges one has the key anyhow: the list keeps a key that
    /// stands in one shop's pages from being used by another's.
    private static boolean mayComeFrom(Source source, String origin) {
        return source.trust() == Trust.SECRET
                || origin.isEmpty()
                || source.origins().isEmpty()
                || source.origins().contains(origin);
    }

    /// Where each event tells its own key, the first one's opens the door: the others may not slip
    /// in behind it.
    private static void refuseOtherKeys(Parsed parsed) {
        String key = parsed.writeKey();
        for (Draft draft : parsed.drafts()) {
            if (!draft.writeKey.isEmpty() && !draft.writeKey.equals(key)) {
                draft.refuse(
                        RefusalCode.OTHER_WRITE_KEY,
                        "the event tells another write key than the request: send it apart");
            }
        }
    }

    /// A request that never became a body, since its encoding is broken or it has no end: kept
    /// under its source where the headers tell one.
    public void unread(
            Shape shape, Optional<String> writeKey, Sender sender, RefusalCode code, String why) {
        Instant now = now();
        writeKey.ifPresent(key -> {
            if (admission(key, sender, now) instanceof Admission.Admitted(Source source)) {
                keepWhole(source, shape, now, new Refusal(0, code, why), NO_BODY);
            }
        });
    }

    private Answer unreadable(Delivery delivery, BadRequestException bad, Instant now) {
        Answer rejected = new Answer.Rejected(bad.code(), bad.reason());
        Optional<String> writeKey =
                delivery.writeKey().or(() -> knownKey(KeyScan.of(delivery.body())));
        if (writeKey.isEmpty()) {
            return rejected;
        }
        return switch (admission(writeKey.get(), delivery.sender(), now)) {
            case Admission.Denied(Answer answer) -> answer;
            case Admission.Admitted(Source source) -> {
                Refusal refusal = new Refusal(0, bad.code(), bad.reason());
                keepWhole(source, delivery.shape(), now, refusal, delivery.body());
                yield rejected;
            }
        };
    }

    private Optional<String> knownKey(Collection<String> maybe) {
        return maybe.stream().filter(key -> sources.byWriteKey(key).isPresent()).findFirst();
    }

    private void keepWhole(Source source, Shape shape, Instant now, Refusal refusal, byte[] body) {
        throttle.take(source, 1, now);
        refusedEvents.add(
                List.of(
                        kept(
                                source,
                                now,
                                refusal,
                                KeptRequest.whole(shape).write(),
                                KeptBody.of(body))));
    }

    /// The events that are good, and the rest with its reasons and as it is kept.
    private record Judged(List<Event> events, List<Refusal> refusals, List<Refused> kept) {}

    private Judged judge(Shape shape, Parsed parsed, Reception reception) {
        EventMaker maker = new EventMaker(rules.get(), limits, reception, parsed.batch(), random);
        List<Event> events = new ArrayList<>(parsed.drafts().size());
        List<Refusal> refusals = new ArrayList<>();
        List<Refused> kept = new ArrayList<>();
        // The same for all of them, and written once, since it may be long.
        String request = "";
        for (int index = 0; index < parsed.drafts().size(); index++) {
            Draft draft = parsed.drafts().get(index);
            maker.make(draft).ifPresent(events::add);
            if (draft.refusal().isPresent()) {
                Refusal refusal = draft.refusal().get().at(index);
                request =
                        request.isEmpty() ? KeptRequest.of(shape, parsed.batch()).write() : request;
                refusals.add(refusal);
                kept.add(
                        kept(
                                reception.source(),
                                reception.receivedAt(),
                                refusal,
                                request,
                                KeptBody.of(parsed, draft)));
            }
        }
        return new Judged(events, refusals, kept);
    }

    /// The refused ones are kept after the good ones are durable: if that fails, the sender repeats
    /// all, and the good ones are known by their messageId.
    private Answer store(Shape shape, Judged judged) {
        List<Appended> appended = append(judged.events());
        if (!judged.kept().isEmpty()) {
            refusedEvents.add(judged.kept());
        }
        if (shape instanceof Shape.One && !judged.refusals().isEmpty()) {
            Refusal only = judged.refusals().getFirst();
            return new Answer.Rejected(only.code(), only.reason());
        }
        return new Answer.Accepted(stored(appended), duplicates(appended), judged.refusals());
    }

    private List<Appended> append(List<Event> events) {
        return events.isEmpty() ? List.of() : ingest.append(events, Remember.WINDOW);
    }

    private static int stored(List<Appended> appended) {
        return (int) appended.stream().filter(Appended.Stored.class::isInstance).count();
    }

    private static int duplicates(List<Appended> appended) {
        return (int) appended.stream().filter(Appended.Duplicate.class::isInstance).count();
    }

    private static Refused kept(
            Source source, Instant receivedAt, Refusal refusal, String request, String body) {
        return new Refused(
                0,
                source.key(),
                receivedAt,
                refusal.index(),
                refusal.code().text(),
                refusal.reason(),
                request,
                body,
                Optional.empty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
