package org.querencia.runtime.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.log.Uuid7;

/// Judges the drafts of one request and makes events of the good ones.
final class EventMaker {

    /// Given by browsers that keep the address to themselves; respected.
    private static final String ADDRESS_WITHHELD = "0.0.0.0";

    private static final Value.Flag YES = new Value.Flag(true);

    private final Limits limits;
    private final IdentifierFinder identifiers;
    private final Marker marker;
    private final Reception reception;
    private final RandomGenerator random;
    private final Draft batch;
    private final Optional<Instant> batchSentAt;

    EventMaker(
            CollectRules rules,
            Limits limits,
            Reception reception,
            Draft batch,
            RandomGenerator random) {
        this.limits = limits;
        this.identifiers = new IdentifierFinder(rules.identity());
        this.marker = new Marker(rules.marking(), reception);
        this.reception = reception;
        this.random = random;
        this.batch = batch;
        this.batchSentAt = ClientTime.parse(batch.sentAt);
    }

    /// The event, or empty when the draft is refused; then it says why.
    Optional<Event> make(Draft draft) {
        Optional<Event.Type> type = type(draft);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        checkIds(type.get(), draft);
        Optional<Times> times = times(draft);
        if (draft.refusal().isPresent() || times.isEmpty()) {
            return Optional.empty();
        }
        Fields context = context(draft);
        Fields traits =
                type.get() == Event.Type.IDENTIFY
                        ? context.fields("traits").merge(draft.traits)
                        : draft.traits;
        List<Identifier> who = identifiers.find(type.get(), draft, context);
        Set<Mark> marks = marker.marks(who, traits, context);
        return Optional.of(
                new Event(
                        draft.messageId.isEmpty()
                                ? Uuid7.at(reception.receivedAt(), random).toString()
                                : draft.messageId,
                        reception.origin(),
                        type.get(),
                        nameOf(type.get(), draft),
                        who,
                        groupId(type.get(), draft, context),
                        draft.previousId,
                        times.get(),
                        traits,
                        properties(type.get(), draft),
                        context,
                        marks));
    }

    static String nameOf(Event.Type type) {
        return switch (type) {
            case TRACK -> "track";
            case IDENTIFY -> "identify";
            case PAGE -> "page";
            case SCREEN -> "screen";
            case GROUP -> "group";
            case ALIAS -> "alias";
        };
    }

    private static Optional<Event.Type> type(Draft draft) {
        return switch (draft.type) {
            case "track" -> Optional.of(Event.Type.TRACK);
            case "identify" -> Optional.of(Event.Type.IDENTIFY);
            case "page" -> Optional.of(Event.Type.PAGE);
            case "screen" -> Optional.of(Event.Type.SCREEN);
            case "group" -> Optional.of(Event.Type.GROUP);
            case "alias" -> Optional.of(Event.Type.ALIAS);
            default -> {
                String expected = "expected track, identify, page, screen, group or alias";
                if (draft.type.isEmpty()) {
                    draft.refuse(RefusalCode.MISSING_TYPE, "'type' is missing: " + expected);
                } else {
                    draft.refuse(
                            RefusalCode.UNKNOWN_TYPE,
                            "'type' is '%s': %s".formatted(shortened(draft.type), expected));
                }
                yield Optional.empty();
            }
        };
    }

    private void checkIds(Event.Type type, Draft draft) {
        if (type == Event.Type.TRACK && draft.event.isBlank()) {
            draft.refuse(RefusalCode.MISSING_EVENT_NAME, "'event' is missing: name what happened");
        }
        if (draft.event.length() > limits.nameLengthMax()
                || draft.name.length() > limits.nameLengthMax()) {
            draft.refuse(
                    RefusalCode.NAME_TOO_LONG,
                    "the event's name has more than %d characters: shorten it, and put what varies"
                                    .formatted(limits.nameLengthMax())
                            + " into properties");
        }
        if (type == Event.Type.GROUP && draft.groupId.isBlank()) {
            draft.refuse(RefusalCode.MISSING_GROUP_ID, "'groupId' is missing: say which company");
        }
        if (type == Event.Type.ALIAS && draft.previousId.isBlank()) {
            draft.refuse(
                    RefusalCode.MISSING_PREVIOUS_ID,
                    "'previousId' is missing: say which id the user had before");
        }
        if (type == Event.Type.ALIAS && draft.userId.isBlank()) {
            draft.refuse(RefusalCode.MISSING_ID, "'userId' is missing: say whose alias it is");
        }
        if (type != Event.Type.GROUP && draft.userId.isBlank() && draft.anonymousId.isBlank()) {
            draft.refuse(
                    RefusalCode.MISSING_ID,
                    "'userId' and 'anonymousId' are missing: say who it was by one of them");
        }
        checkLength(draft, "userId", draft.userId, limits.idLengthMax());
        checkLength(draft, "anonymousId", draft.anonymousId, limits.idLengthMax());
        checkLength(draft, "previousId", draft.previousId, limits.idLengthMax());
        checkLength(draft, "groupId", draft.groupId, AccountKey.ID_LENGTH_MAX);
        if (draft.messageId.length() >= Fact.MESSAGE_ID_LENGTH_MAX) {
            draft.refuse(
                    RefusalCode.MESSAGE_ID_TOO_LONG,
                    "'messageId' has %d characters: expected less than %d"
                            .formatted(draft.messageId.length(), Fact.MESSAGE_ID_LENGTH_MAX));
        }
    }

    private static void checkLength(Draft draft, String field, String id, int max) {
        if (id.length() > max) {
            draft.refuse(
                    RefusalCode.ID_TOO_LONG,
                    "'%s' has %d characters: at most %d are taken"
                            .formatted(field, id.length(), max));
        }
    }

    /// The sender's clock may be wrong, yet the time between two of its readings is right:
    /// `timestamp = receivedAt - (sentAt - originalTimestamp)`.
    private Optional<Times> times(Draft draft) {
        String written =
                draft.originalTimestamp.isBlank() ? draft.timestamp : draft.originalTimestamp;
        Optional<Instant> original = ClientTime.parse(written);
        if (original.isEmpty() && !written.isBlank()) {
            draft.refuse(
                    RefusalCode.INVALID_TIMESTAMP,
                    "the timestamp '%s' is no time between 1900 and 9999: write it as"
                                    .formatted(shortened(written))
                            + " 2026-11-22T10:15:30.123Z");
            return Optional.empty();
        }
        // A sentAt that cannot be read tells nothing of the clock, and is no reason to lose the
        // event.
        Optional<Instant> sent = ClientTime.parse(draft.sentAt).or(() -> batchSentAt);
        Instant arrived = reception.arrivedAt();
        Instant timestamp = original.orElse(arrived);
        if (original.isPresent() && sent.isPresent()) {
            timestamp = arrived.minus(Duration.between(original.get(), sent.get()));
        }
        if (timestamp.isAfter(reception.receivedAt())) {
            timestamp = reception.receivedAt();
        } else if (timestamp.isBefore(ClientTime.EARLIEST)) {
            timestamp = ClientTime.EARLIEST;
        }
        return Optional.of(new Times(timestamp, original, sent, reception.receivedAt()));
    }

    /// What the batch says of all its events under what the event says; the address and the browser
    /// as the connection tells them, where it is the person's own.
    private Fields context(Draft draft) {
        Fields context = batch.context.merge(draft.context);
        Fields integrations = batch.integrations.merge(draft.integrations);
        boolean own = reception.believesConnection();
        boolean told = context.values().containsKey("ip");
        boolean direct =
                reception.source().trust() == Trust.PUBLIC
                        || YES.equals(context.values().get("direct"));
        boolean address =
                !reception.sender().address().isEmpty()
                        && direct
                        && (own ? !withheld(context) : !told);
        boolean browser = own && !reception.sender().userAgent().isEmpty();
        if (!address && !browser && integrations.isEmpty()) {
            return context;
        }
        Map<String, Value> whole = new LinkedHashMap<>(context.values());
        if (address) {
            whole.put("ip", Value.of(reception.sender().address()));
        }
        if (browser) {
            whole.put("userAgent", Value.of(reception.sender().userAgent()));
        }
        if (!integrations.isEmpty()) {
            whole.put("integrations", integrations);
        }
        return new Fields(whole);
    }

    private static boolean withheld(Fields context) {
        return ADDRESS_WITHHELD.equals(context.text("ip").orElse(""));
    }

    private String nameOf(Event.Type type, Draft draft) {
        return switch (type) {
            case TRACK -> draft.event;
            case PAGE, SCREEN -> pageName(draft);
            case IDENTIFY, GROUP, ALIAS -> "";
        };
    }

    /// Beside the event, or among its properties as Jitsu's client writes it.
    private String pageName(Draft draft) {
        String beside = draft.name.isEmpty() ? draft.event : draft.name;
        return beside.isEmpty()
                ? draft.properties
                        .text("name")
                        .filter(name -> name.length() <= limits.nameLengthMax())
                        .orElse("")
                : beside;
    }

    private static String groupId(Event.Type type, Draft draft, Fields context) {
        if (type == Event.Type.GROUP) {
            return draft.groupId;
        }
        return context.text("groupId")
                .filter(id -> id.length() <= AccountKey.ID_LENGTH_MAX)
                .orElse("");
    }

    /// Older clients write a page's category beside its name.
    private static Fields properties(Event.Type type, Draft draft) {
        boolean beside = type == Event.Type.PAGE || type == Event.Type.SCREEN;
        if (!beside || draft.category.isEmpty()) {
            return draft.properties;
        }
        return Fields.of("category", Value.of(draft.category)).merge(draft.properties);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
