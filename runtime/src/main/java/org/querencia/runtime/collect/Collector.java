package org.querencia.runtime.collect;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
                yield store(judge(delivery.shape(), parsed, reception));
            }
        };
    }

    /// Takes one event again that was refused before and is corrected now: its time is reckoned
    /// from when it first came, and it is not kept again if it is still wrong.
    Answer replay(Shape shape, byte[] body, Source source, Instant arrivedAt) {
        try {
            Sender nobody = new Sender("", "", "");
            Parsed parsed = reader.read(shape, body);
            return append(judge(shape, parsed, new Reception(source, nobody, now(), arrivedAt)));
        } catch (BadRequestException bad) {
            return new Answer.Rejected(bad.code(), bad.reason());
        }
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

    private Answer unreadable(Delivery delivery, BadRequestException bad, Instant now) {
        Optional<Source> source = delivery.writeKey().flatMap(sources::byWriteKey);
        if (source.isPresent()) {
            throttle.take(source.get(), 1, now);
            keep(
                    source.get(),
                    now,
                    new Refusal(0, bad.code(), bad.reason()),
                    KeptBody.of(delivery.body()));
        }
        return new Answer.Rejected(bad.code(), bad.reason());
    }

    /// The events that are good, and the rest with its reasons and as it is kept.
    private record Judged(
            Shape shape, List<Event> events, List<Refusal> refusals, List<Refused> kept) {}

    private Judged judge(Shape shape, Parsed parsed, Reception reception) {
        EventMaker maker = new EventMaker(rules.get(), limits, reception, parsed.batch(), random);
        List<Event> events = new ArrayList<>(parsed.drafts().size());
        List<Refusal> refusals = new ArrayList<>();
        List<Refused> kept = new ArrayList<>();
        for (int index = 0; index < parsed.drafts().size(); index++) {
            Draft draft = parsed.drafts().get(index);
            maker.make(draft).ifPresent(events::add);
            if (draft.refusal().isPresent()) {
                Refusal refusal = draft.refusal().get().at(index);
                refusals.add(refusal);
                kept.add(
                        kept(
                                reception.source(),
                                reception.receivedAt(),
                                refusal,
                                KeptBody.of(shape, parsed, draft)));
            }
        }
        return new Judged(shape, events, refusals, kept);
    }

    /// The refused ones are kept after the good ones are durable: if that fails, the sender repeats
    /// all, and the good ones are known by their messageId.
    private Answer store(Judged judged) {
        Answer answer = append(judged);
        if (!judged.kept().isEmpty()) {
            refusedEvents.add(judged.kept());
        }
        return answer;
    }

    private Answer append(Judged judged) {
        List<Appended> appended =
                judged.events().isEmpty()
                        ? List.of()
                        : ingest.append(judged.events(), Remember.WINDOW);
        if (judged.shape() instanceof Shape.One && !judged.refusals().isEmpty()) {
            Refusal only = judged.refusals().getFirst();
            return new Answer.Rejected(only.code(), only.reason());
        }
        int stored = (int) appended.stream().filter(Appended.Stored.class::isInstance).count();
        int duplicates =
                (int) appended.stream().filter(Appended.Duplicate.class::isInstance).count();
        return new Answer.Accepted(stored, duplicates, judged.refusals());
    }

    private void keep(Source source, Instant receivedAt, Refusal refusal, String body) {
        refusedEvents.add(List.of(kept(source, receivedAt, refusal, body)));
    }

    private static Refused kept(Source source, Instant receivedAt, Refusal refusal, String body) {
        return new Refused(
                0,
                source.key(),
                receivedAt,
                refusal.index(),
                refusal.code().text(),
                refusal.reason(),
                body,
                Optional.empty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
