package org.querencia.connect.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.connect.fact.FactMaker;
import org.querencia.connect.webhook.Dialect.MalformedException;
import org.querencia.connect.webhook.Dialect.Reading;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.codec.InvalidJsonException;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.collect.Throttle;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.webhook.Provider;
import org.querencia.runtime.webhook.WebhookSecret;
import org.querencia.runtime.webhook.WebhookSecrets;
import org.querencia.runtime.webhook.Webhooks;

/// Says whose calls are let in, reads them, and answers when what they tell is durable.
///
/// Facts are known for ever by the provider's own ids, so a call that comes again, even months
/// later and by hand, changes nothing.
public final class HookDoor implements Webhooks {

    /// The code of refused calls; its heading is in `docs/reference/webhooks.md`.
    public static final String REFUSAL_CODE = "malformed-webhook";

    private static final int KEPT_CHARS_MAX = 16 * 1024;

    private final Sources sources;
    private final WebhookSecrets secrets;
    private final Ingest ingest;
    private final RefusedEvents refusedEvents;
    private final Supplier<IdentityRules> rules;
    private final InstantSource clock;
    private final Throttle throttle = new Throttle();
    private final Map<Provider, Dialect> dialects =
            Map.of(
                    Provider.SHOPIFY, new ShopifyDialect(),
                    Provider.WOOCOMMERCE, new WooDialect(),
                    Provider.META, new MetaDialect());

    /// @param rules asked for anew at each call, since they may change while the server runs
    public HookDoor(
            Sources sources,
            WebhookSecrets secrets,
            Ingest ingest,
            RefusedEvents refusedEvents,
            Supplier<IdentityRules> rules,
            InstantSource clock) {
        this.sources = sources;
        this.secrets = secrets;
        this.ingest = ingest;
        this.refusedEvents = refusedEvents;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Answer receive(Call call) {
        return switch (door(call.provider(), call.source())) {
            case Door.Closed(Answer answer) -> answer;
            case Door.Open open -> receive(call, open, now());
        };
    }

    @Override
    public Answer verify(String provider, String source, Map<String, String> query) {
        return switch (door(provider, source)) {
            case Door.Closed(Answer answer) -> answer;
            case Door.Open open ->
                    "subscribe".equals(query.get("hub.mode"))
                                    && open.secret()
                                            .verifies(query.getOrDefault("hub.verify_token", ""))
                            ? new Answer.Challenge(query.getOrDefault("hub.challenge", ""))
                            : new Answer.BadSignature(
                                    "hub.verify_token is not the word set for this source");
        };
    }

    private sealed interface Door {
        record Open(Source source, WebhookSecret secret, Dialect dialect) implements Door {}

        record Closed(Answer answer) implements Door {}
    }

    /// An unknown source, one without a secret and one that is switched off look alike: whoever
    /// tries addresses learns nothing.
    private Door door(String provider, String source) {
        Optional<Provider> known = Provider.of(provider);
        Optional<WebhookSecret> secret =
                known.flatMap(one -> key(source).flatMap(key -> secrets.find(key, one)));
        Optional<Source> enabled =
                secret.flatMap(set -> sources.source(set.source())).filter(Source::enabled);
        if (known.isEmpty() || secret.isEmpty() || enabled.isEmpty()) {
            return new Door.Closed(
                    new Answer.NoDoor(
                            "no webhook is set up at this address: set its secret in the source's"
                                    + " page"));
        }
        Dialect dialect = dialects.get(known.get());
        return dialect == null
                ? new Door.Closed(new Answer.NoDoor("no dialect for this provider"))
                : new Door.Open(enabled.get(), secret.get(), dialect);
    }

    private static Optional<SourceKey> key(String text) {
        try {
            return Optional.of(new SourceKey(text));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private Answer receive(Call call, Door.Open door, Instant now) {
        Source source = door.source();
        // Before the source's rate: calls of strangers must not use it up.
        if (!door.dialect().isSigned(call, door.secret().signing())) {
            return door.dialect().isPing(call)
                    ? Answer.Taken.NOTHING
                    : new Answer.BadSignature(
                            "the signature is missing or was not made with the secret set for this"
                                    + " source");
        }
        int seconds = throttle.secondsToWait(source, now);
        if (seconds > 0) {
            return new Answer.TooFast(
                    seconds,
                    "the source '%s' may send %d events a second: try again in %d s"
                            .formatted(source.key(), source.eventsPerSecond(), seconds));
        }
        throttle.take(source, 1, now);
        try {
            return append(door.dialect().read(call, body(call)), source, now);
        } catch (MalformedException malformed) {
            refuse(call, source, malformed.reason(), now);
            return new Answer.Malformed(malformed.reason());
        }
    }

    private static Fields body(Call call) {
        try {
            if (ValueCodec.read(call.body()) instanceof Fields fields) {
                return fields;
            }
        } catch (InvalidJsonException unreadable) {
            throw new MalformedException(
                    "the body is not JSON: " + String.valueOf(unreadable.getMessage()));
        }
        throw new MalformedException("the body is JSON, yet no object");
    }

    private Answer append(Reading reading, Source source, Instant now) {
        // Whatever the source's keys prove, who calls here has signed.
        Origin origin =
                new Origin(source.key(), Trust.SECRET, source.priority(), source.orderNamespace());
        FactMaker maker = new FactMaker(rules.get(), origin, now);
        List<Event> events = reading.told().stream().map(maker::make).toList();
        throttle.take(source, Math.max(0, events.size() - 1), now);
        List<Appended> appended = ingest.append(events, Remember.FOREVER);
        int stored = (int) appended.stream().filter(Appended.Stored.class::isInstance).count();
        int known = (int) appended.stream().filter(Appended.Duplicate.class::isInstance).count();
        // What is told of people who asked to be forgotten is dropped at the door of the log.
        int dropped = appended.size() - stored - known;
        return new Answer.Taken(stored, known, reading.ignored() + dropped);
    }

    private void refuse(Call call, Source source, String reason, Instant now) {
        String body =
                new String(
                        call.body(),
                        0,
                        Math.min(call.body().length, KEPT_CHARS_MAX),
                        StandardCharsets.UTF_8);
        refusedEvents.add(
                List.of(
                        new Refused(
                                0,
                                source.key(),
                                now,
                                0,
                                REFUSAL_CODE,
                                reason,
                                "",
                                Texts.clean(body),
                                Optional.empty())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
