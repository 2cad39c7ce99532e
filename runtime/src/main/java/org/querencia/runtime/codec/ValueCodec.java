package org.querencia.runtime.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Flag;
import org.querencia.core.event.Value.Items;
import org.querencia.core.event.Value.Nothing;
import org.querencia.core.event.Value.Num;
import org.querencia.core.event.Value.Text;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// [Value] from and to JSON, one token at a time.
///
/// What comes in is made storable: U+0000 and unpaired surrogates become U+FFFD, and a number too
/// long or too large to be one becomes the text that was written. Of a field named twice the last
/// counts.
public final class ValueCodec {

    /// Objects and lists inside each other; deeper JSON is refused with [InvalidJsonException].
    public static final int DEPTH_MAX = 40;

    /// Digits of a number, and the power of ten it may be written with.
    static final int NUMBER_DIGITS_MAX = 100;

    private ValueCodec() {}

    /// Bytes (UTF-8, 16 or 32) that hold one JSON value.
    public static Value read(byte[] json) {
        return Json.read(json, ValueCodec::read);
    }

    /// The value the parser stands at; leaves the parser at the value's last token.
    public static Value read(JsonParser in) {
        return read(in, 0);
    }

    /// The object the parser stands at, or none where it stands at anything else.
    static Fields fields(JsonParser in) {
        return read(in, 0) instanceof Fields fields ? fields : Fields.NONE;
    }

    public static byte[] write(Value value) {
        return Json.bytes(out -> write(out, value));
    }

    public static void write(JsonGenerator out, Value value) {
        switch (value) {
            case Text(String text) -> out.writeString(text);
            case Num(BigDecimal number) -> out.writeNumber(number);
            case Flag(boolean flag) -> out.writeBoolean(flag);
            case Nothing _ -> out.writeNull();
            case Items(List<Value> items) -> {
                out.writeStartArray();
                for (Value item : items) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case Fields(Map<String, Value> values) -> {
                out.writeStartObject();
                values.forEach((name, field) -> {
                    out.writeName(Texts.clean(name));
                    write(out, field);
                });
                out.writeEndObject();
            }
        }
    }

    private static Value read(JsonParser in, int depth) {
        if (depth > DEPTH_MAX) {
            throw Json.invalid(in, "nested deeper than %d levels: flatten it".formatted(DEPTH_MAX));
        }
        return switch (in.currentToken()) {
            case VALUE_STRING -> new Text(in.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in);
            case VALUE_TRUE -> new Flag(true);
            case VALUE_FALSE -> new Flag(false);
            case VALUE_NULL -> Value.NOTHING;
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(in, depth + 1));
                }
                yield new Items(items);
            }
            case START_OBJECT -> {
                Value.Gathering fields = new Value.Gathering();
                while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = Texts.clean(in.currentName());
                    in.nextToken();
                    fields.put(name, read(in, depth + 1));
                }
                yield fields.fields();
            }
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw Json.invalid(in, "expected a value");
        };
    }

    /// A number of a thousand digits, or `1e999999999`, is harmless as text and a danger as a
    /// number: printing it plain takes a gigabyte.
    private static Value number(JsonParser in) {
        int length = in.getStringLength();
        if (length > NUMBER_DIGITS_MAX) {
            return new Text(in.getString());
        }
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && length <= 18) {
            return new Num(BigDecimal.valueOf(in.getLongValue()));
        }
        BigDecimal number = in.getDecimalValue();
        return Math.abs((long) number.scale()) > NUMBER_DIGITS_MAX
                ? new Text(in.getString())
                : new Num(number);
    }
}
