package org.querencia.connect.fact;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.codec.ValueCodec;

/// Drafts as bytes, for as long as an import holds them on disk, and to be hashed: equal drafts
/// give equal bytes.
public final class DraftCodec {

    private DraftCodec() {}

    public static byte[] write(List<Draft> drafts) {
        List<Value> values = new ArrayList<>(drafts.size());
        drafts.forEach(draft -> values.add(value(draft)));
        return ValueCodec.write(new Items(values));
    }

    public static List<Draft> read(byte[] bytes) {
        if (!(ValueCodec.read(bytes) instanceof Items(List<Value> items))) {
            throw new IllegalArgumentException(
                    "no drafts: " + new String(bytes, StandardCharsets.UTF_8));
        }
        List<Draft> drafts = new ArrayList<>(items.size());
        items.forEach(item -> drafts.add(draft((Fields) item)));
        return drafts;
    }

    private static Value value(Draft draft) {
        Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(8);
        fields.put("p", Value.of(draft.part()));
        fields.put("t", Value.of(draft.type().name()));
        put(fields, "n", draft.name());
        if (!draft.who().isEmpty()) {
            List<Value> who = new ArrayList<>(2 * draft.who().size());
            draft.who()
                    .forEach(identifier -> {
                        who.add(Value.of(identifier.type()));
                        who.add(Value.of(identifier.value()));
                    });
            fields.put("w", new Items(who));
        }
        put(fields, "g", draft.groupId());
        draft.at()
                .ifPresent(at ->
                        fields.put(
                                "a",
                                Value.of(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000)));
        if (!draft.traits().isEmpty()) {
            fields.put("i", draft.traits());
        }
        if (!draft.properties().isEmpty()) {
            fields.put("r", draft.properties());
        }
        return new Fields(fields);
    }

    private static Draft draft(Fields fields) {
        List<Identifier> who = new ArrayList<>();
        List<Value> pairs = fields.items("w");
        for (int i = 0; i < pairs.size(); i += 2) {
            who.add(new Identifier(text(pairs.get(i)), text(pairs.get(i + 1))));
        }
        return new Draft(
                text(fields, "p"),
                Event.Type.valueOf(text(fields, "t")),
                text(fields, "n"),
                who,
                text(fields, "g"),
                fields.number("a").map(BigDecimal::longValue).map(DraftCodec::instant),
                fields.fields("i"),
                fields.fields("r"));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private static void put(Map<String, Value> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, Value.of(text));
        }
    }

    private static String text(Fields fields, String name) {
        return fields.get(name).map(DraftCodec::text).orElse("");
    }

    private static String text(Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }
}
