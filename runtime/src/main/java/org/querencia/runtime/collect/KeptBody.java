package org.querencia.runtime.collect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.collect.BodyReader.Parsed;
import org.querencia.runtime.collect.Delivery.Shape;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A refused event as it is kept: as it came, with what only its request told (its type, the time
/// sent, the batch's context) written before, so that it can be sent again by itself.
final class KeptBody {

    static final int BYTES_MAX = 64 * 1024;

    /// The field that names the dialect of a kept event that is not in our words.
    static final String DIALECT = "querencia_dialect";

    private static final JsonFactory JSON = new JsonFactory();

    private KeptBody() {}

    static String of(Shape shape, Parsed parsed, Draft draft) {
        byte[] bytes = parsed.bytes();
        boolean object = bytes[draft.start] == '{';
        String before = object ? before(shape, parsed.batch()) : "";
        int from = object ? draft.start + 1 : draft.start;
        return cut(before + text(bytes, from, draft.end));
    }

    /// A request that could not be read at all.
    static String of(byte[] body) {
        return cut(ValueCodec.clean(text(body, 0, body.length)));
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to - from, BYTES_MAX), StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= BYTES_MAX
                ? text
                : new String(bytes, 0, BYTES_MAX - 3, StandardCharsets.UTF_8);
    }

    /// The opening of the object with what the request told, up to where the event's own begins.
    private static String before(Shape shape, Draft batch) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), written)) {
            json.writeStartObject();
            switch (shape) {
                case Shape.One(var type) ->
                        json.writeStringProperty("type", EventMaker.nameOf(type));
                case Shape.Batch() -> ours(json, batch);
                case Shape.PostHog() -> {
                    json.writeStringProperty(DIALECT, "posthog");
                    text(json, "sent_at", batch.sentAt);
                }
                case Shape.Snowplow() -> json.writeStringProperty(DIALECT, "snowplow");
            }
            json.writeEndObject();
        }
        String object = written.toString(StandardCharsets.UTF_8);
        String opening = object.substring(0, object.length() - 1);
        return opening.length() == 1 ? opening : opening + ",";
    }

    private static void ours(JsonGenerator json, Draft batch) {
        text(json, "sentAt", batch.sentAt);
        fields(json, "context", batch.context);
        fields(json, "integrations", batch.integrations);
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private static void fields(JsonGenerator json, String name, Fields fields) {
        if (!fields.isEmpty()) {
            json.writeName(name);
            ValueCodec.write(json, fields);
        }
    }
}
