package org.querencia.runtime.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.codec.ValueCodec;

/// [VisitLists] as the JSON content of a [Definition]:
///
///     {"reasons": ["price", "No hay parqueadero"], "arrivals": ["walked-by", "referral"]}
///
/// A list that is left out is the one of [VisitLists#DEFAULTS].
public final class VisitDefinitions {

    private static final String REASONS = "reasons";
    private static final String ARRIVALS = "arrivals";

    private VisitDefinitions() {}

    /// The lists that a definition puts in force; other kinds change nothing.
    public static VisitLists read(VisitLists before, Definition definition) {
        return definition.kind().equals(VisitLists.KIND) ? read(definition.content()) : before;
    }

    public static String write(VisitLists lists) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put(REASONS, texts(lists.reasons()));
        content.put(ARRIVALS, texts(lists.arrivals()));
        return new String(ValueCodec.write(new Fields(content)), UTF_8);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static VisitLists read(String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw new IllegalArgumentException("visits: expected an object");
        }
        for (String name : content.values().keySet()) {
            if (!name.equals(REASONS) && !name.equals(ARRIVALS)) {
                throw new IllegalArgumentException(
                        "visits: '%s' is unknown; expected reasons or arrivals".formatted(name));
            }
        }
        return new VisitLists(
                texts(content, REASONS, VisitLists.DEFAULTS.reasons()),
                texts(content, ARRIVALS, VisitLists.DEFAULTS.arrivals()));
    }

    private static List<String> texts(Fields content, String name, List<String> otherwise) {
        if (!content.values().containsKey(name)) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        if (content.values().get(name) instanceof Items(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Value.Text(String text)) {
                    texts.add(text);
                }
            }
            if (texts.size() == items.size()) {
                return texts;
            }
        }
        throw new IllegalArgumentException(name + ": expected a list of texts");
    }

    private static Value texts(List<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }
}
