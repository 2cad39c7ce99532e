package org.querencia.runtime.courier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.segment.Movement;
import org.querencia.runtime.codec.ValueCodec;

/// What is posted, in the shape that Standard Webhooks 1.0 recommends:
///
///     {"type": "segment.entered", "timestamp": "2026-11-26T12:00:00Z", "data": {…}}
///
/// @param id made of what happened, so it is the same at each try, at a replay, and when the state
///   was made anew
record Message(String id, byte[] body) {

    static Message of(Movement movement) {
        String type = movement.entered() ? "segment.entered" : "segment.left";
        Map<String, Value> data = new LinkedHashMap<>();
        data.put("segment", Value.of(movement.segment()));
        data.put("profile", Value.of(movement.occasion().profile().toString()));
        data.put("at", Value.of(movement.at().toString()));
        data.put("cause", Value.of(movement.occasion().cause().name().toLowerCase(Locale.ROOT)));
        data.put("position", Value.of(movement.occasion().position().value()));
        data.put("version", Value.of(movement.version()));
        byte[] body = body(type, movement.at(), new Fields(data));
        return new Message("seg_" + UUID.nameUUIDFromBytes(body), body);
    }

    /// Tells nothing but that messages arrive.
    static Message test(String id, String endpoint, Instant now) {
        return new Message(id, body("webhook.test", now, Fields.of("webhook", Value.of(endpoint))));
    }

    private static byte[] body(String type, Instant at, Fields data) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("type", Value.of(type));
        content.put("timestamp", Value.of(at.toString()));
        content.put("data", data);
        return ValueCodec.write(new Fields(content));
    }
}
