package org.querencia.connect.fact;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// Builds traits and properties field by field; what is empty is left out.
public final class FieldsBuilder {

    /// Longer texts are cut: nobody reads on, and an event stays small.
    public static final int TEXT_LENGTH_MAX = 8_000;

    private final Map<String, Value> values = new LinkedHashMap<>();

    public FieldsBuilder put(String name, Value value) {
        values.put(name, value);
        return this;
    }

    public FieldsBuilder text(String name, String text) {
        String bare = text.strip();
        return bare.isEmpty() ? this : put(name, Value.of(Texts.cut(bare, TEXT_LENGTH_MAX)));
    }

    public FieldsBuilder text(String name, Optional<String> text) {
        return text(name, text.orElse(""));
    }

    public FieldsBuilder number(String name, Optional<BigDecimal> number) {
        number.ifPresent(present -> put(name, Value.of(present)));
        return this;
    }

    public FieldsBuilder fields(String name, Fields fields) {
        return fields.isEmpty() ? this : put(name, fields);
    }

    /// Each of these fields, over those of the same name.
    public FieldsBuilder all(Fields fields) {
        values.putAll(fields.values());
        return this;
    }

    public FieldsBuilder items(String name, List<? extends Value> items) {
        return items.isEmpty() ? this : put(name, new Value.Items(List.copyOf(items)));
    }

    public Fields build() {
        return values.isEmpty() ? Fields.NONE : new Fields(values);
    }
}
