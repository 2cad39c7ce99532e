package org.querencia.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON as [Value]s, in and out. Answers are built with [#object()] and keep the order in which
/// they were written.
public final class Json {
    public static final String MEDIA_TYPE = "application/json";

    /// Deeper bodies are refused: nothing the API takes needs more.
    public static final int DEPTH_MAX = 32;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH_MAX)
                                    .maxNumberLength(100)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private Json() {}

    /// Answers 200 with `value`, never cached.
    public static void send(ServerResponse response, Value value) {
        response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(bytes(value));
    }

    public static byte[] bytes(Value value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        write(value, out);
        return out.toByteArray();
    }

    public static void write(Value value, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, json);
        }
    }

    private static void write(Value value, JsonGenerator json) {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Num(BigDecimal number) -> json.writeNumber(number);
            case Value.Flag(boolean flag) -> json.writeBoolean(flag);
            case Value.Nothing _ -> json.writeNull();
            case Value.Items(List<Value> items) -> {
                json.writeStartArray();
                items.forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case Fields(Map<String, Value> values) -> {
                json.writeStartObject();
                values.forEach((name, inner) -> {
                    json.writeName(name);
                    write(inner, json);
                });
                json.writeEndObject();
            }
        }
    }

    /// Reads one JSON object; refuses anything else, anything after it, fields named twice and too
    /// deep ones.
    public static Fields parse(byte[] body) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("expected a JSON object, such as {\"name\": \"…\"}");
            }
            Fields fields = object(json);
            if (json.nextToken() != null) {
                throw invalid("expected nothing after the JSON object");
            }
            return fields;
        } catch (JacksonException unreadable) {
            var place = unreadable.getLocation();
            throw invalid(
                    "line %d, column %d: %s"
                            .formatted(
                                    place == null ? 0 : place.getLineNr(),
                                    place == null ? 0 : place.getColumnNr(),
                                    unreadable.getOriginalMessage()));
        }
    }

    private static Fields object(JsonParser json) {
        Map<String, Value> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = storable(json.currentName());
            json.nextToken();
            values.put(name, value(json));
        }
        return new Fields(values);
    }

    private static Value value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json));
                }
                yield new Value.Items(items);
            }
            case VALUE_STRING -> Value.of(storable(json.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.of(json.getDecimalValue());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.NOTHING;
            case null, default -> throw invalid("the JSON ends too early");
        };
    }

    /// No text column stores U+0000 or half a surrogate pair.
    private static String storable(String text) {
        boolean clean = true;
        for (int at = 0; at < text.length() && clean; at++) {
            char unit = text.charAt(at);
            clean = unit != 0 && !Character.isSurrogate(unit);
        }
        if (clean) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || isSurrogate(point) ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static ProblemException invalid(String detail) {
        return Problem.of(Fault.INVALID_JSON, "The body: " + detail + ".").exception();
    }

    public static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /// The elements, each rendered.
    public static <T> Value items(Iterable<T> elements, Function<? super T, ? extends Value> each) {
        List<Value> items = new ArrayList<>();
        elements.forEach(element -> items.add(each.apply(element)));
        return new Value.Items(items);
    }

    public static Value texts(Iterable<String> elements) {
        return items(elements, Value::of);
    }

    /// Builds an object field by field. An empty Optional leaves its field out.
    public static final class ObjectBuilder {
        private final Map<String, Value> values = new LinkedHashMap<>();

        private ObjectBuilder() {}

        public ObjectBuilder put(String name, Value value) {
            values.put(name, value);
            return this;
        }

        public ObjectBuilder put(String name, String text) {
            return put(name, Value.of(text));
        }

        public ObjectBuilder put(String name, long number) {
            return put(name, Value.of(number));
        }

        public ObjectBuilder put(String name, boolean flag) {
            return put(name, Value.of(flag));
        }

        public ObjectBuilder put(String name, Instant instant) {
            return put(name, instant.toString());
        }

        public ObjectBuilder put(String name, Optional<String> text) {
            text.ifPresent(present -> put(name, present));
            return this;
        }

        public ObjectBuilder putInstant(String name, Optional<Instant> instant) {
            instant.ifPresent(present -> put(name, present));
            return this;
        }

        public ObjectBuilder putValue(String name, Optional<? extends Value> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public Fields build() {
            return new Fields(values);
        }
    }
}
