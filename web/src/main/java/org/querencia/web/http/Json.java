package org.querencia.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.InvalidJsonException;
import org.querencia.runtime.codec.ValueCodec;

/// JSON as [Value]s, in and out. Answers are built with [#object()] and keep the order in which
/// they were written.
public final class Json {
    public static final String MEDIA_TYPE = "application/json";

    private Json() {}

    /// Answers 200 with `value`, never cached.
    public static void send(ServerResponse response, Value value) {
        response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(bytes(value));
    }

    public static byte[] bytes(Value value) {
        return ValueCodec.write(value);
    }

    /// Reads one JSON object; refuses anything else, anything after it, and too deep ones.
    public static Fields parse(byte[] body) {
        try {
            if (ValueCodec.read(body) instanceof Fields fields) {
                return fields;
            }
            throw invalid("expected a JSON object, such as {\"name\": \"…\"}");
        } catch (InvalidJsonException unreadable) {
            throw invalid(String.valueOf(unreadable.getMessage()));
        }
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
