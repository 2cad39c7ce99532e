package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.web.console.frame.EventWords;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Texts;

/// A person's data as one HTML document that needs nothing beside it. Names of fields that the
/// console has words for are shown in them, the rest as they were sent; moments are those of the
/// company's clocks.
final class PersonDocument {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;color:#26221d;background:#fbf9f5;max-width:60rem;"
                    + "margin:2rem auto;padding:0 1rem}h1,h2{font-weight:600}dl{display:grid;"
                    + "grid-template-columns:minmax(8rem,14rem) 1fr;gap:.3rem 1rem;margin:0}"
                    + "dt{color:#6b645a}dd{margin:0;overflow-wrap:anywhere}ul{margin:0;padding-left:1.2rem}"
                    + "article{border-top:1px solid #e4ded3;padding:.8rem 0}time{color:#6b645a}";

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private final Formats formats;
    private final Texts texts;

    PersonDocument(Formats formats) {
        this.formats = formats;
        this.texts = formats.texts();
    }

    String head(String name) {
        return """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title><style>%s</style></head><body>
        <h1>%s</h1><p>%s</p>
        """
                .formatted(
                        texts.language(),
                        escaped(name),
                        STYLE,
                        escaped(name),
                        escaped(texts.text("export.lead")));
    }

    String eventsHead() {
        return "<h2>%s</h2>%n".formatted(escaped(texts.text("export.timeline")));
    }

    String event(Fields event) {
        String name =
                EventWords.name(
                        texts, event.text("type").orElse(""), event.text("event").orElse(""));
        return "<article><h3>%s</h3><time>%s</time>%s</article>%n"
                .formatted(escaped(name), text(event.text("timestamp").orElse("")), fields(event));
    }

    String foot() {
        return "</body></html>%n".formatted();
    }

    /// Fields with something in them, one below the other.
    String fields(Fields fields) {
        StringBuilder html = new StringBuilder("<dl>");
        for (Map.Entry<String, Value> field : fields.values().entrySet()) {
            if (!PersonExport.isEmpty(field.getValue())) {
                html.append("<dt>")
                        .append(escaped(name(field.getKey())))
                        .append("</dt><dd>")
                        .append(value(field.getValue()))
                        .append("</dd>");
            }
        }
        return html.append("</dl>").toString();
    }

    private String value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text(text);
            case Value.Num(var number) -> escaped(number.toPlainString());
            case Value.Flag(boolean flag) -> escaped(texts.text(flag ? "export.yes" : "export.no"));
            case Value.Nothing _ -> "";
            case Fields fields -> whole(fields).map(PersonDocument::escaped).orElse(fields(fields));
            case Value.Items(var items) -> {
                StringBuilder html = new StringBuilder("<ul>");
                items.forEach(item -> html.append("<li>").append(value(item)).append("</li>"));
                yield html.append("</ul>").toString();
            }
        };
    }

    /// What the console calls a field, a trait or a channel.
    private String name(String field) {
        String trait = texts.known("trait." + field, texts.known("channel." + field, field));
        return texts.known("export." + field, trait);
    }

    /// Moments as days and hours of the company.
    private String text(String text) {
        return escaped(
                INSTANT.matcher(text).matches() ? formats.dateTime(Instant.parse(text)) : text);
    }

    /// An amount or an identifier, which is read at once.
    private Optional<String> whole(Fields fields) {
        Set<String> names = fields.values().keySet();
        if (names.equals(Set.of("amount", "currency"))) {
            return fields.text("amount")
                    .filter(amount -> amount.matches("-?\\d{1,18}(\\.\\d{1,6})?"))
                    .map(amount ->
                            formats.number(new BigDecimal(amount))
                                    + " "
                                    + fields.text("currency").orElse(""));
        }
        return names.equals(Set.of("type", "value"))
                ? fields.text("type")
                        .map(type ->
                                texts.known("identifier." + type, type)
                                        + " "
                                        + fields.text("value").orElse(""))
                : Optional.empty();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
