package org.querencia.web.api;

import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.web.console.frame.Texts;

/// A person's data as one HTML document that needs nothing beside it. Names of fields that the
/// console has words for are shown in them, the rest as they were sent.
final class PersonDocument {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;color:#26221d;background:#fbf9f5;max-width:60rem;"
                    + "margin:2rem auto;padding:0 1rem}h1,h2{font-weight:600}dl{display:grid;"
                    + "grid-template-columns:minmax(8rem,14rem) 1fr;gap:.3rem 1rem;margin:0}"
                    + "dt{color:#6b645a}dd{margin:0;overflow-wrap:anywhere}ul{margin:0;padding-left:1.2rem}"
                    + "article{border-top:1px solid #e4ded3;padding:.8rem 0}time{color:#6b645a}";

    private final Texts texts;

    PersonDocument(Texts texts) {
        this.texts = texts;
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
        return "<h2>%s</h2>%n".formatted(escaped(texts.text("export.events")));
    }

    String event(Fields event) {
        String name = event.text("event").or(() -> event.text("type")).orElse("");
        return "<article><h3>%s</h3><time>%s</time>%s</article>%n"
                .formatted(
                        escaped(name), escaped(event.text("timestamp").orElse("")), fields(event));
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
                        .append(escaped(texts.known("export." + field.getKey(), field.getKey())))
                        .append("</dt><dd>")
                        .append(value(field.getValue()))
                        .append("</dd>");
            }
        }
        return html.append("</dl>").toString();
    }

    private String value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> escaped(text);
            case Value.Num(var number) -> escaped(number.toPlainString());
            case Value.Flag(boolean flag) -> escaped(texts.text(flag ? "export.yes" : "export.no"));
            case Value.Nothing _ -> "";
            case Fields fields -> fields(fields);
            case Value.Items(var items) -> {
                StringBuilder html = new StringBuilder("<ul>");
                items.forEach(item -> html.append("<li>").append(value(item)).append("</li>"));
                yield html.append("</ul>").toString();
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
