package org.querencia.web.console.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.imports.Preview.PreviewFact;
import org.querencia.runtime.imports.Preview.PreviewRow;
import org.querencia.runtime.imports.Reject;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.imports.MakeView.Fact;
import org.querencia.web.console.imports.MakeView.Row;
import org.querencia.web.console.imports.MakeView.Said;

/// What rows become, in words.
record Becoming(Frame frame) {
    private static final int FIELDS_MAX = 14;
    private static final int LINES_MAX = 6;

    Row row(PreviewRow row) {
        return new Row(
                row.line(),
                row.facts().stream().map(this::fact).toList(),
                row.reject().map(this::reject).orElse(""));
    }

    String reject(Reject reject) {
        return reject.column().isEmpty()
                ? ReasonWords.of(frame, reject.reason())
                : "%s «%s»: %s"
                        .formatted(
                                reject.column(),
                                reject.value(),
                                ReasonWords.of(frame, reject.reason()));
    }

    private Fact fact(PreviewFact fact) {
        return new Fact(
                frame.eventIcon(fact.type(), fact.name()),
                frame.eventName(fact.type(), fact.name()),
                when(fact.timestamp()),
                fact.who().stream().map(this::identifier).toList(),
                said(fact.content(), describes(fact.type())));
    }

    /// `email:ana@x.co` with the kind in words.
    private String identifier(String written) {
        int colon = written.indexOf(':');
        return colon < 0
                ? written
                : frame.identifierType(written.substring(0, colon))
                        + " "
                        + written.substring(colon + 1);
    }

    private String when(String timestamp) {
        try {
            Instant at = Instant.parse(timestamp);
            return frame.formats().date(at) + " " + frame.formats().time(at);
        } catch (DateTimeParseException asItIs) {
            return timestamp;
        }
    }

    /// Whether it tells of somebody, not of what happened.
    private static boolean describes(String type) {
        return type.equals("identify") || type.equals("group");
    }

    private List<Said> said(Fields content, boolean describes) {
        List<Said> said = new ArrayList<>();
        for (Map.Entry<String, Value> field : content.values().entrySet()) {
            if (said.size() == FIELDS_MAX) {
                said.add(new Said("…", ""));
                break;
            }
            switch (field.getValue()) {
                case Items(List<Value> items)
                        when items.stream().anyMatch(Fields.class::isInstance) ->
                        items.stream()
                                .limit(LINES_MAX)
                                .forEach(item ->
                                        said.add(
                                                new Said(
                                                        name(field.getKey(), describes),
                                                        line(item))));
                case Value value ->
                        said.add(new Said(name(field.getKey(), describes), text(value)));
            }
        }
        return said;
    }

    private String name(String field, boolean describes) {
        return describes
                ? frame.texts().known("trait." + field, field)
                : frame.texts().known("imports.field." + field, field);
    }

    /// `2 × Té verde 40 g · 12000`
    private static String line(Value item) {
        if (!(item instanceof Fields line)) {
            return text(item);
        }
        String quantity = line.text("quantity").map(count -> count + " × ").orElse("");
        String product =
                line.text("name")
                        .or(() -> line.text("product_id"))
                        .or(() -> line.text("sku"))
                        .orElse("");
        return quantity + product + line.text("price").map(price -> " · " + price).orElse("");
    }

    private static String text(Value value) {
        return switch (value) {
            case Items(List<Value> items) ->
                    String.join(", ", items.stream().map(Becoming::text).toList());
            case Fields(Map<String, Value> values) ->
                    String.join(
                            ", ",
                            values.entrySet().stream()
                                    .map(field -> field.getKey() + " " + text(field.getValue()))
                                    .toList());
            case Value.Flag(boolean flag) -> Boolean.toString(flag).toLowerCase(Locale.ROOT);
            case Value.Nothing _ -> "–";
            case Value.Text(String text) -> text;
            case Value.Num(BigDecimal number) -> number.toPlainString();
        };
    }
}
