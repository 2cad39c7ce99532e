package org.querencia.web.console.people;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.web.http.Json;

/// JSON as people read it: one field a line.
public final class PrettyJson {
    private static final String STEP = "  ";

    private PrettyJson() {}

    public static String of(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.toString();
    }

    private static void write(Value value, String indent, StringBuilder out) {
        switch (value) {
            case Fields(Map<String, Value> values) when !values.isEmpty() -> {
                out.append("{\n");
                Iterator<Map.Entry<String, Value>> fields = values.entrySet().iterator();
                while (fields.hasNext()) {
                    Map.Entry<String, Value> field = fields.next();
                    out.append(indent).append(STEP).append(plain(Value.of(field.getKey())));
                    out.append(": ");
                    write(field.getValue(), indent + STEP, out);
                    out.append(fields.hasNext() ? ",\n" : "\n");
                }
                out.append(indent).append('}');
            }
            case Items(List<Value> items) when !items.isEmpty() -> {
                out.append("[\n");
                for (int at = 0; at < items.size(); at++) {
                    out.append(indent).append(STEP);
                    write(items.get(at), indent + STEP, out);
                    out.append(at < items.size() - 1 ? ",\n" : "\n");
                }
                out.append(indent).append(']');
            }
            case Value.Text _, Value.Num _, Value.Flag _, Value.Nothing _, Fields _, Items _ ->
                    out.append(plain(value));
        }
    }

    private static String plain(Value value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
