package org.querencia.runtime.codec;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.querencia.core.event.Said;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Texts;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Said] as an object: what was said in `is`, then when, by which source, in which message and
/// with which priority (left out when 0).
final class SaidCodec {

    private SaidCodec() {}

    static <T> void write(JsonGenerator out, Said<T> said, BiConsumer<JsonGenerator, T> value) {
        out.writeStartObject();
        out.writeName("is");
        value.accept(out, said.value());
        Json.instant(out, "at", said.at());
        // Clean already, as every source's key and every event's id; this is written for each
        // trait.
        out.writeStringProperty("by", said.source().value());
        out.writeStringProperty("id", said.messageId());
        if (said.priority() != 0) {
            out.writeNumberProperty("priority", said.priority());
        }
        out.writeEndObject();
    }

    static <T> Said<T> read(JsonParser in, Function<JsonParser, T> value) {
        Draft<T> draft = new Draft<>();
        Json.fields(in, name -> draft.read(name, in, value));
        return draft.said(in);
    }

    static <T> void write(
            JsonGenerator out,
            String name,
            Optional<Said<T>> said,
            BiConsumer<JsonGenerator, T> value) {
        if (said.isPresent()) {
            out.writeName(name);
            write(out, said.get(), value);
        }
    }

    /// In order of key, so that equal states are equal bytes.
    static <K extends Comparable<? super K>, T> void write(
            JsonGenerator out,
            String name,
            Map<K, Said<T>> said,
            Function<K, String> key,
            BiConsumer<JsonGenerator, T> value) {
        if (said.isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartObject();
        for (Map.Entry<K, Said<T>> entry : Json.sorted(said)) {
            out.writeName(Texts.clean(key.apply(entry.getKey())));
            write(out, entry.getValue(), value);
        }
        out.writeEndObject();
    }

    static <T> Map<String, Said<T>> readMap(JsonParser in, Function<JsonParser, T> value) {
        Map<String, Said<T>> said = new HashMap<>();
        Json.fields(in, name -> said.put(name, read(in, value)));
        return said;
    }

    private static final class Draft<T> {
        private Optional<T> is = Optional.empty();
        private Instant at = Instant.EPOCH;
        private String by = "";
        private String id = "";
        private int priority;

        void read(String field, JsonParser in, Function<JsonParser, T> value) {
            switch (field) {
                case "is" -> is = Optional.of(value.apply(in));
                case "at" -> at = Json.instant(in);
                case "by" -> by = in.getString();
                case "id" -> id = in.getString();
                case "priority" -> priority = in.getIntValue();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Said<T> said(JsonParser in) {
            return new Said<>(
                    is.orElseThrow(() -> Json.invalid(in, "expected a field 'is'")),
                    priority,
                    at,
                    id,
                    new SourceKey(by));
        }
    }
}
