package org.querencia.runtime.collect;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads JSON values off a parser within the limits of one event. What breaks a limit is skipped
/// and noted in the draft, so that the parser stands right for the next event.
final class ValueReader {

    private final JsonParser parser;
    private final Limits limits;
    private Draft draft = new Draft();
    private int values;

    ValueReader(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    JsonParser parser() {
        return parser;
    }

    /// Counts anew for the next event.
    void start(Draft next) {
        draft = next;
        values = 0;
    }

    /// A reader of another parser for the same event.
    ValueReader inside(JsonParser other) {
        ValueReader inside = new ValueReader(other, limits);
        inside.start(draft);
        inside.values = values;
        return inside;
    }

    /// Notes why the event that is being read cannot be taken.
    void refuse(RefusalCode code, String reason) {
        draft.refuse(code, reason);
    }

    /// The name of the next field; empty at the end of the object. A field without a name is
    /// skipped: it says nothing.
    String nextName() {
        String name = parser.nextName();
        while (name != null && name.isEmpty()) {
            parser.nextToken();
            parser.skipChildren();
            name = parser.nextName();
        }
        return name == null ? "" : name;
    }

    JsonToken nextToken() {
        return parser.nextToken();
    }

    /// Passes over the value at the current token.
    void skip() {
        parser.skipChildren();
    }

    /// The object whose opening brace was just read.
    ///
    /// @param depth how many objects and lists it stands in, itself included
    Fields object(int depth) {
        if (depth > limits.depthMax()) {
            return tooDeep();
        }
        Value.Gathering fields = new Value.Gathering();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (admitted(name)) {
                fields.put(Texts.clean(name), value(token, depth));
            } else {
                parser.skipChildren();
            }
        }
        return fields.fields();
    }

    /// The object at the current token; null reads as empty, anything else is refused.
    Fields object(String field, JsonToken token, int depth) {
        if (token == JsonToken.START_OBJECT) {
            return object(depth);
        }
        if (token != JsonToken.VALUE_NULL) {
            draft.refuse(
                    RefusalCode.INVALID_FIELD,
                    "'%s' is %s: expected an object".formatted(field, described(token)));
            parser.skipChildren();
        }
        return Fields.NONE;
    }

    /// The current token as text: numbers and flags as they were written, null as empty.
    String text(String field, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Texts.clean(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    parser.getString();
            case VALUE_NULL -> "";
            case START_OBJECT,
                    START_ARRAY,
                    END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME,
                    NOT_AVAILABLE,
                    VALUE_EMBEDDED_OBJECT -> {
                draft.refuse(
                        RefusalCode.INVALID_FIELD,
                        "'%s' is %s: expected text".formatted(field, described(token)));
                parser.skipChildren();
                yield "";
            }
        };
    }

    private Value value(JsonToken token, int depth) {
        return switch (token) {
            case VALUE_STRING -> new Value.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueCodec.read(parser);
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case VALUE_NULL -> Value.NOTHING;
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> items(depth + 1);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("no value starts with " + token);
        };
    }

    private Value items(int depth) {
        if (depth > limits.depthMax()) {
            return tooDeep();
        }
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (counted()) {
                items.add(value(token, depth));
            } else {
                parser.skipChildren();
            }
        }
        return new Value.Items(items);
    }

    private boolean admitted(String name) {
        if (name.length() > limits.nameLengthMax()) {
            draft.refuse(
                    RefusalCode.NAME_TOO_LONG,
                    "the field '%s…' has a name of %d characters: at most %d are taken"
                            .formatted(
                                    Texts.clean(name.substring(0, 40)),
                                    name.length(),
                                    limits.nameLengthMax()));
            return false;
        }
        return counted();
    }

    private boolean counted() {
        values++;
        if (values > limits.valuesMax()) {
            draft.refuse(
                    RefusalCode.TOO_MANY_VALUES,
                    "the event holds more than %d values: send less, or several events"
                            .formatted(limits.valuesMax()));
            return false;
        }
        return true;
    }

    private Fields tooDeep() {
        draft.refuse(
                RefusalCode.TOO_DEEP,
                "objects and lists stand in each other more than %d deep: flatten them"
                        .formatted(limits.depthMax()));
        parser.skipChildren();
        return Fields.NONE;
    }

    static String described(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    "something else";
        };
    }
}
