package org.querencia.runtime.courier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Passage;
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

    static Message of(Passage passage) {
        Map<String, Value> data = new LinkedHashMap<>();
        data.put("model", Value.of(passage.model()));
        data.put("profile", Value.of(passage.occasion().profile().toString()));
        passage.from().ifPresent(stage -> data.put("from", Value.of(stage)));
        passage.to().ifPresent(stage -> data.put("to", Value.of(stage)));
        data.put("turn", Value.of(passage.turn()));
        data.put("at", Value.of(passage.at().toString()));
        data.put("cause", Value.of(passage.occasion().cause().name().toLowerCase(Locale.ROOT)));
        data.put("position", Value.of(passage.occasion().position().value()));
        data.put("version", Value.of(passage.version()));
        byte[] body = body("stage.passed", passage.at(), new Fields(data));
        return new Message("stg_" + UUID.nameUUIDFromBytes(body), body);
    }

    static Message raised(Alarm alarm) {
        Map<String, Value> data = alarm(alarm);
        data.put("since", Value.of(alarm.since().toString()));
        data.put("period", Value.of(alarm.first().period().toString()));
        alarm.first()
                .value()
                .ifPresent(value -> data.put("value", Value.of(BigDecimal.valueOf(value))));
        alarm.first()
                .band()
                .ifPresent(band ->
                        data.put("expected", Value.of(BigDecimal.valueOf(band.expected()))));
        return alarm("alarm.raised", alarm.raised(), data);
    }

    static Message ended(Alarm alarm) {
        Map<String, Value> data = alarm(alarm);
        data.put("raised", Value.of(alarm.raised().toString()));
        return alarm("alarm.ended", alarm.over().orElse(alarm.raised()), data);
    }

    private static Map<String, Value> alarm(Alarm alarm) {
        Map<String, Value> only = new LinkedHashMap<>();
        alarm.subject().only().forEach((name, value) -> only.put(name, Value.of(value)));
        Map<String, Value> data = new LinkedHashMap<>();
        data.put("alarm", Value.of(alarm.id()));
        data.put("sensor", Value.of(alarm.sensor()));
        data.put("title", Value.of(alarm.title()));
        data.put("measure", Value.of(alarm.subject().measure()));
        data.put("only", new Fields(only));
        data.put("step", Value.of(alarm.step().name().toLowerCase(Locale.ROOT)));
        return data;
    }

    private static Message alarm(String type, Instant at, Map<String, Value> data) {
        data.put("at", Value.of(at.toString()));
        byte[] body = body(type, at, new Fields(data));
        return new Message("alm_" + UUID.nameUUIDFromBytes(body), body);
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
