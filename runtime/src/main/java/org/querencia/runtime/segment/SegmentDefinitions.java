package org.querencia.runtime.segment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.codec.ValueCodec;

/// A [Segment] as the JSON content of a [Definition], whose key is the segment's:
///
///     {"name": "Regulars", "rule": "count('Order Completed', '90d') >= 3", "state": "active",
///      "folder": "sales", "owner": "ana@shop.example", "version": 2}
///
/// Folder and owner may be left out; so may the state of one that is active, and the version of a
/// first one.
public final class SegmentDefinitions {

    private static final List<String> FIELDS =
            List.of("name", "rule", "state", "folder", "owner", "version");

    private SegmentDefinitions() {}

    public static String write(Segment segment) {
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("name", Value.of(segment.name()));
        content.put("rule", Value.of(segment.rule()));
        content.put("state", Value.of(segment.state().text()));
        content.put("folder", Value.of(segment.folder()));
        content.put("owner", Value.of(segment.owner()));
        content.put("version", Value.of(segment.version()));
        return new String(ValueCodec.write(new Fields(content)), UTF_8);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static Segment read(String key, String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw wrong(key, "expected an object");
        }
        for (String name : content.values().keySet()) {
            if (!FIELDS.contains(name)) {
                throw wrong(key, "'%s' is unknown; expected one of %s".formatted(name, FIELDS));
            }
        }
        return new Segment(
                key,
                content.text("name").orElseThrow(() -> wrong(key, "name: missing")),
                content.text("rule").orElseThrow(() -> wrong(key, "rule: missing")),
                state(key, content.text("state").orElse(State.ACTIVE.text())),
                content.text("folder").orElse(""),
                content.text("owner").orElse(""),
                version(key, content.number("version").orElse(BigDecimal.ONE)));
    }

    private static State state(String key, String text) {
        return Arrays.stream(State.values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        wrong(
                                key,
                                "state: '%s' is unknown; expected one of %s"
                                        .formatted(
                                                text,
                                                Arrays.stream(State.values())
                                                        .map(State::text)
                                                        .toList())));
    }

    private static int version(String key, BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "segment '%s': version: %s is no whole number".formatted(key, number),
                    notWhole);
        }
    }

    private static IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException("segment '%s': %s".formatted(key, what));
    }
}
