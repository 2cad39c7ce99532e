package org.querencia.runtime.codec;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Event] from and to the JSON of the log. What is empty or usual is left out; instants are
/// microseconds since 1970, and a timestamp that is missing is `receivedAt`.
public final class EventCodec {

    static final int VERSION = 1;

    private EventCodec() {}

    public static byte[] write(Event event) {
        return Json.write(VERSION, out -> write(out, event));
    }

    public static Event read(byte[] json) {
        return Json.read(json, EventCodec::read);
    }

    private static void write(JsonGenerator out, Event event) {
        Json.text(out, "id", event.messageId());
        OriginCodec.write(out, event.origin());
        out.writeName("type");
        out.writeString(name(event.type()));
        Json.text(out, "name", event.name());
        writeTimes(out, event.times());
        if (!event.identifiers().isEmpty()) {
            out.writeName("who");
            IdentifierCodec.write(out, event.identifiers());
        }
        Json.text(out, "group", event.groupId());
        Json.text(out, "previous", event.previousId());
        writeFields(out, "traits", event.traits());
        writeFields(out, "properties", event.properties());
        writeFields(out, "context", event.context());
        if (!event.marks().isEmpty()) {
            out.writeName("marks");
            MarkCodec.write(out, event.marks());
        }
    }

    private static void writeTimes(JsonGenerator out, Times times) {
        Json.instant(out, "received", times.receivedAt());
        if (!times.timestamp().equals(times.receivedAt())) {
            Json.instant(out, "at", times.timestamp());
        }
        if (times.originalTimestamp().isPresent()) {
            Json.instant(out, "original", times.originalTimestamp().get());
        }
        if (times.sentAt().isPresent()) {
            Json.instant(out, "sent", times.sentAt().get());
        }
    }

    private static void writeFields(JsonGenerator out, String name, Fields fields) {
        if (!fields.isEmpty()) {
            out.writeName(name);
            ValueCodec.write(out, fields);
        }
    }

    private static Event read(JsonParser in) {
        Draft draft = new Draft();
        Json.fields(in, name -> draft.read(name, in));
        return draft.event();
    }

    /// The names are stored and sent: they are spelled out, so that renaming a constant changes
    /// nothing.
    public static String name(Event.Type type) {
        return switch (type) {
            case TRACK -> "track";
            case IDENTIFY -> "identify";
            case PAGE -> "page";
            case SCREEN -> "screen";
            case GROUP -> "group";
            case ALIAS -> "alias";
        };
    }

    /// The type of that name; empty when there is none.
    public static Optional<Event.Type> type(String name) {
        return switch (name) {
            case "track" -> Optional.of(Event.Type.TRACK);
            case "identify" -> Optional.of(Event.Type.IDENTIFY);
            case "page" -> Optional.of(Event.Type.PAGE);
            case "screen" -> Optional.of(Event.Type.SCREEN);
            case "group" -> Optional.of(Event.Type.GROUP);
            case "alias" -> Optional.of(Event.Type.ALIAS);
            default -> Optional.empty();
        };
    }

    /// An event while it is read.
    private static final class Draft {
        private final OriginCodec.Draft origin = new OriginCodec.Draft();
        private String id = "";
        private Event.Type type = Event.Type.TRACK;
        private String name = "";
        private List<Identifier> who = List.of();
        private String group = "";
        private String previous = "";
        private Instant received = Instant.EPOCH;
        private Optional<Instant> at = Optional.empty();
        private Optional<Instant> original = Optional.empty();
        private Optional<Instant> sent = Optional.empty();
        private Fields traits = Fields.NONE;
        private Fields properties = Fields.NONE;
        private Fields context = Fields.NONE;
        private Set<Mark> marks = Set.of();

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "id" -> id = in.getString();
                case "type" -> type = type(in);
                case "name" -> name = in.getString();
                case "received" -> received = Json.instant(in);
                case "at" -> at = Optional.of(Json.instant(in));
                case "original" -> original = Optional.of(Json.instant(in));
                case "sent" -> sent = Optional.of(Json.instant(in));
                case "who" -> who = IdentifierCodec.readList(in);
                case "group" -> group = in.getString();
                case "previous" -> previous = in.getString();
                case "traits" -> traits = ValueCodec.fields(in);
                case "properties" -> properties = ValueCodec.fields(in);
                case "context" -> context = ValueCodec.fields(in);
                case "marks" -> marks = MarkCodec.read(in);
                default -> origin.read(field, in);
            }
        }

        Event event() {
            return new Event(
                    id,
                    origin.origin(),
                    type,
                    name,
                    who,
                    group,
                    previous,
                    new Times(at.orElse(received), original, sent, received),
                    traits,
                    properties,
                    context,
                    marks);
        }

        private static Event.Type type(JsonParser in) {
            String name = in.getString();
            return EventCodec.type(name)
                    .orElseThrow(
                            () -> Json.invalid(in, "event type '%s' is unknown".formatted(name)));
        }
    }
}
