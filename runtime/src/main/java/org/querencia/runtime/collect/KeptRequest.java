package org.querencia.runtime.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.collect.Delivery.Shape;

/// What only the request told of a refused event, kept beside it so that the event can be sent
/// again by itself as if it came in the same request:
///
///     {"v":1,"call":"batch","sentAt":"…","context":{…},"integrations":{…}}
///
/// @param whole whether the request itself was refused, and so is kept in place of an event
/// @param sentAt as the batch said it; empty where it said none
/// @param context what the batch said of all its events
record KeptRequest(Shape shape, boolean whole, String sentAt, Fields context, Fields integrations) {

    private static final int VERSION = 1;

    /// An event in our words that came by itself.
    static final KeptRequest NONE =
            new KeptRequest(new Shape.Batch(), false, "", Fields.NONE, Fields.NONE);

    /// That of an event of a batch.
    static KeptRequest of(Shape shape, Draft batch) {
        return new KeptRequest(shape, false, batch.sentAt, batch.context, batch.integrations);
    }

    /// That of a request that could not be read.
    static KeptRequest whole(Shape shape) {
        return new KeptRequest(shape, true, "", Fields.NONE, Fields.NONE);
    }

    /// What the batch said, as it was read.
    Draft batch() {
        Draft batch = new Draft();
        batch.sentAt = sentAt;
        batch.context = context;
        batch.integrations = integrations;
        return batch;
    }

    String write() {
        Map<String, Value> json = new LinkedHashMap<>();
        json.put("v", Value.of(VERSION));
        json.put("call", Value.of(call(shape)));
        if (whole) {
            json.put("whole", Value.of(true));
        }
        if (!sentAt.isEmpty()) {
            json.put("sentAt", Value.of(sentAt));
        }
        if (!context.isEmpty()) {
            json.put("context", context);
        }
        if (!integrations.isEmpty()) {
            json.put("integrations", integrations);
        }
        return new String(ValueCodec.write(new Fields(json)), UTF_8);
    }

    /// Throws [IllegalArgumentException] when it is not what [#write] writes; empty text is
    /// [#NONE].
    static KeptRequest read(String json) {
        if (json.isEmpty()) {
            return NONE;
        }
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields fields)
                || !fields.get("v").equals(java.util.Optional.of(Value.of(VERSION)))) {
            throw new IllegalArgumentException(
                    "kept request '%s': expected an object of version %d".formatted(json, VERSION));
        }
        return new KeptRequest(
                shape(fields.text("call").orElse("")),
                fields.get("whole").isPresent(),
                fields.text("sentAt").orElse(""),
                fields.fields("context"),
                fields.fields("integrations"));
    }

    private static String call(Shape shape) {
        return switch (shape) {
            case Shape.One(Event.Type type) -> EventMaker.nameOf(type);
            case Shape.Batch() -> "batch";
            case Shape.PostHog() -> "posthog";
            case Shape.Snowplow() -> "snowplow";
        };
    }

    private static Shape shape(String call) {
        return switch (call) {
            case "batch" -> new Shape.Batch();
            case "posthog" -> new Shape.PostHog();
            case "snowplow" -> new Shape.Snowplow();
            default -> {
                for (Event.Type type : Event.Type.values()) {
                    if (EventMaker.nameOf(type).equals(call)) {
                        yield new Shape.One(type);
                    }
                }
                throw new IllegalArgumentException("kept request: '%s' is no call".formatted(call));
            }
        };
    }
}
