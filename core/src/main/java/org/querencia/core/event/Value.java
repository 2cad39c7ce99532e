package org.querencia.core.event;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value, typed. Traits and properties are made of these; nothing past the codec sees an
/// untyped map.
///
/// Strings never hold U+0000 nor an unpaired surrogate: both are replaced by U+FFFD, since no text
/// column stores them.
public sealed interface Value {

    Value NOTHING = new Nothing();

    /// Cleaned once, where it is made; whoever writes it need not look again.
    record Text(String text) implements Value {
        public Text {
            text = Texts.clean(text);
        }
    }

    /// A number, exact as it was written. Two numbers are equal when their values are, whatever the
    /// scale.
    record Num(BigDecimal number) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Num(BigDecimal that) && number.compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(number.doubleValue());
        }
    }

    record Flag(boolean flag) implements Value {}

    /// JSON's null: said to be nothing, which is not the same as not said.
    record Nothing() implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A JSON object; keeps the order in which fields were written.
    record Fields(Map<String, Value> values) implements Value {
        public static final Fields NONE = new Fields(Map.of());

        /// Takes over `values`: the caller gives the map away and never changes it again. (No copy:
        /// this is the hot path.)
        public Fields {}

        public static Fields of(String name, Value value) {
            return new Fields(Map.of(name, value));
        }

        public boolean isEmpty() {
            return values.isEmpty();
        }

        public Optional<Value> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /// The field as text: strings as they are, numbers and flags printed; empty for anything
        /// else and for blank text.
        public Optional<String> text(String name) {
            return get(name).flatMap(Value::asText).filter(text -> !text.isBlank());
        }

        /// The field as a number: numbers, and strings that are one ("12.50"); empty for anything
        /// else.
        public Optional<BigDecimal> number(String name) {
            return get(name).flatMap(Value::asNumber);
        }

        /// The object at `name`, or an empty one.
        public Fields fields(String name) {
            return values.get(name) instanceof Fields inner ? inner : NONE;
        }

        /// The list at `name`, or an empty one.
        public List<Value> items(String name) {
            return values.get(name) instanceof Items(List<Value> items) ? items : List.of();
        }

        /// These fields with those of `over` on top; objects inside are merged the same way.
        public Fields merge(Fields over) {
            if (isEmpty()) {
                return over;
            }
            if (over.isEmpty()) {
                return this;
            }
            Map<String, Value> merged = new LinkedHashMap<>(values);
            over.values.forEach((name, value) ->
                    merged.merge(
                            name,
                            value,
                            (below, above) ->
                                    below instanceof Fields a && above instanceof Fields b
                                            ? a.merge(b)
                                            : above));
            return new Fields(merged);
        }
    }

    /// Gathers the fields of an object as they are read; of one named twice the last counts, at the
    /// first one's place.
    final class Gathering {
        private final WrittenFields.Builder fields = new WrittenFields.Builder();

        public void put(String name, Value value) {
            fields.put(name, value);
        }

        /// What was gathered; nothing is put any more.
        public Fields fields() {
            Map<String, Value> map = fields.map();
            return map.isEmpty() ? Fields.NONE : new Fields(map);
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Value of(BigDecimal number) {
        return new Num(number);
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    private static Optional<String> asText(Value value) {
        return switch (value) {
            case Text(String text) -> Optional.of(text);
            case Num(BigDecimal number) -> Optional.of(number.toPlainString());
            case Flag(boolean flag) -> Optional.of(Boolean.toString(flag));
            case Nothing _, Items _, Fields _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> asNumber(Value value) {
        return switch (value) {
            case Num(BigDecimal number) -> Optional.of(number);
            case Text(String text) -> parse(text);
            case Flag _, Nothing _, Items _, Fields _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(trimmed));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
