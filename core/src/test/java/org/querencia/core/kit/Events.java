package org.querencia.core.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;

/// Builds events in the words of a test: `track("Order Completed").by("user_id:u1").with("total",
/// 12).event()`.
///
/// Unless said, an event comes from the trusted source `shop` at [#NOON] with a messageId of its
/// own.
public final class Events {

    public static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static long made;

    private final Event.Type type;
    private final String name;
    private String messageId = "m" + ++made;
    private Origin origin = Origin.of("shop", Trust.SECRET);
    private final List<Identifier> identifiers = new ArrayList<>();
    private String groupId = "";
    private String previousId = "";
    private Instant at = NOON;
    private Instant received = NOON;
    private final Map<String, Value> traits = new LinkedHashMap<>();
    private final Map<String, Value> properties = new LinkedHashMap<>();
    private Fields context = Fields.NONE;
    private Set<Mark> marks = Set.of();

    private Events(Event.Type type, String name) {
        this.type = type;
        this.name = name;
    }

    public static Events track(String name) {
        return new Events(Event.Type.TRACK, name);
    }

    public static Events identify() {
        return new Events(Event.Type.IDENTIFY, "");
    }

    public static Events page(String name) {
        return new Events(Event.Type.PAGE, name);
    }

    public static Events group(String groupId) {
        Events group = new Events(Event.Type.GROUP, "");
        group.groupId = groupId;
        return group;
    }

    public static Events alias(String previousId) {
        Events alias = new Events(Event.Type.ALIAS, "");
        alias.previousId = previousId;
        return alias;
    }

    /// Identifiers as `type:value`, highest priority first.
    public Events by(String... typesAndValues) {
        for (String text : typesAndValues) {
            identifiers.add(identifier(text));
        }
        return this;
    }

    public static Identifier identifier(String typeAndValue) {
        int colon = typeAndValue.indexOf(':');
        return new Identifier(typeAndValue.substring(0, colon), typeAndValue.substring(colon + 1));
    }

    public Events messageId(String id) {
        messageId = id;
        return this;
    }

    public Events from(String source, Trust trust) {
        origin = Origin.of(source, trust);
        return this;
    }

    public Events from(Origin from) {
        origin = from;
        return this;
    }

    /// When it happened and was received.
    public Events at(Instant instant) {
        at = instant;
        received = instant;
        return this;
    }

    public Events after(Duration sinceNoon) {
        return at(NOON.plus(sinceNoon));
    }

    /// Happened at the time already set, but came only now.
    public Events received(Instant instant) {
        received = instant;
        return this;
    }

    public Events trait(String trait, String text) {
        traits.put(trait, Value.of(text));
        return this;
    }

    public Events trait(String trait, Value value) {
        traits.put(trait, value);
        return this;
    }

    public Events with(String property, String text) {
        properties.put(property, Value.of(text));
        return this;
    }

    public Events with(String property, long number) {
        properties.put(property, Value.of(number));
        return this;
    }

    public Events with(String property, Value value) {
        properties.put(property, value);
        return this;
    }

    public Events in(String groupId) {
        this.groupId = groupId;
        return this;
    }

    public Events context(Fields fields) {
        context = fields;
        return this;
    }

    public Events marked(Mark... given) {
        marks = Set.of(given);
        return this;
    }

    public Event event() {
        return new Event(
                messageId,
                origin,
                type,
                name,
                identifiers,
                groupId,
                previousId,
                new Times(at, Optional.empty(), Optional.empty(), received),
                new Fields(new LinkedHashMap<>(traits)),
                new Fields(new LinkedHashMap<>(properties)),
                context,
                marks);
    }
}
