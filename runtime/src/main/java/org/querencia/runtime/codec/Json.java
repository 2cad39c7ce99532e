package org.querencia.runtime.codec;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.querencia.core.event.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// What all codecs of this package share: streaming in and out, versions, instants.
///
/// Every stored document is one object whose first field is its version, `"v":1`. Fields a reader
/// does not know are skipped; a version it does not know is refused.
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(ValueCodec.DEPTH_MAX + 10)
                                    .build())
                    .build();

    private Json() {}

    /// One document of version `version`; `fields` writes what follows.
    static byte[] write(int version, Consumer<JsonGenerator> fields) {
        return bytes(out -> {
            out.writeStartObject();
            out.writeNumberProperty("v", version);
            fields.accept(out);
            out.writeEndObject();
        });
    }

    static byte[] bytes(Consumer<JsonGenerator> content) {
        Whole whole = new Whole();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), whole)) {
            content.accept(out);
        }
        return whole.bytes;
    }

    /// The generator gathers in a buffer of its own, and gives most documents in one piece: that is
    /// copied once, to the size it has.
    private static final class Whole extends OutputStream {
        private byte[] bytes = {};

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
            System.arraycopy(from, offset, longer, bytes.length, length);
            bytes = longer;
        }
    }

    /// Reads bytes that hold exactly one JSON value; `content` starts at its first token.
    static <T> T read(byte[] json, Function<JsonParser, T> content) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() == null) {
                throw new InvalidJsonException("nothing here: expected one JSON value", 1, 1);
            }
            T value = content.apply(in);
            if (in.nextToken() != null) {
                throw invalid(in, "more follows after the JSON value: expected the end");
            }
            return value;
        } catch (JacksonException malformed) {
            throw new InvalidJsonException(
                    malformed.getOriginalMessage(),
                    malformed.getLocation().getLineNr(),
                    malformed.getLocation().getColumnNr());
        }
    }

    /// Calls `field` for each field of the object the parser stands at, the parser at its value. A
    /// field left unread is skipped.
    static void fields(JsonParser in, Consumer<String> field) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw invalid(in, "expected an object");
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            field.accept(name);
            // Still at the start of something means that nobody read it.
            in.skipChildren();
        }
    }

    static <T> List<T> list(JsonParser in, Supplier<T> item) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw invalid(in, "expected a list");
        }
        List<T> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.get());
        }
        return items;
    }

    static void requireVersion(JsonParser in, int newest) {
        int version = in.getIntValue();
        if (version < 1 || version > newest) {
            throw invalid(
                    in,
                    "version %d is unknown, the newest known is %d: was it written by a newer Querencia?"
                            .formatted(version, newest));
        }
    }

    static void text(JsonGenerator out, String name, String text) {
        if (!text.isEmpty()) {
            out.writeName(name);
            out.writeString(Texts.clean(text));
        }
    }

    static void string(JsonGenerator out, String text) {
        out.writeString(Texts.clean(text));
    }

    /// The entries in order of key.
    static <K extends Comparable<? super K>, V> List<Map.Entry<K, V>> sorted(Map<K, V> map) {
        return sorted(map, Comparator.naturalOrder());
    }

    static <K, V> List<Map.Entry<K, V>> sorted(Map<K, V> map, Comparator<K> order) {
        List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
        if (entries.size() > 1) {
            entries.sort(Map.Entry.comparingByKey(order));
        }
        return entries;
    }

    /// Microseconds since 1970; instants are cut to microseconds at the edge already.
    static void instant(JsonGenerator out, String name, Instant instant) {
        out.writeName(name);
        out.writeNumber(micros(instant));
    }

    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    static Instant instant(JsonParser in) {
        return instant(in.getLongValue());
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    static InvalidJsonException invalid(JsonParser in, String message) {
        return new InvalidJsonException(
                message,
                in.currentTokenLocation().getLineNr(),
                in.currentTokenLocation().getColumnNr());
    }
}
