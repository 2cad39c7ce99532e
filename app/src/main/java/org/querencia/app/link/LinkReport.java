package org.querencia.app.link;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.querencia.science.linkage.Column;
import org.querencia.science.linkage.Linked;
import org.querencia.science.linkage.Told;
import tools.jackson.databind.JsonNode;

/// A page that explains what a linkage did: one file of HTML that needs no other.
public final class LinkReport {

    private static final int PAIRS = 40;
    private static final int CLUSTERS = 10;

    private static final String STYLE =
            """
            body{font:15px/1.45 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2733}
            h1{font-size:1.6rem} h2{font-size:1.15rem;margin-top:2.2rem}
            table{border-collapse:collapse;margin:.6rem 0;width:100%} td,th{padding:.25rem .6rem;border-bottom:1px solid #dde3ea;text-align:left;vertical-align:top}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums} .for{color:#0a7d3c}.against{color:#b3261e}
            .figures{display:flex;gap:2rem;flex-wrap:wrap} .figures b{display:block;font-size:1.5rem}
            details{margin:.3rem 0} summary{cursor:pointer} .other{background:#fff1d6} small{color:#5b6875}
            """;

    private final LinkTable table;
    private final Linked linked;
    private final Told told;
    private final JsonNode figures;
    private final LinkTexts texts;

    /// @param figures as the command answers them
    public LinkReport(LinkTable table, Linked linked, JsonNode figures, LinkTexts texts) {
        this.table = table;
        this.linked = linked;
        this.told = new Told(linked);
        this.figures = figures;
        this.texts = texts;
    }

    public void into(Writer writer) throws IOException {
        StringBuilder page = new StringBuilder(64_000);
        page.append(
                        "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\">"
                                .formatted(texts.language()))
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<title>%s</title><style>".formatted(said("title")))
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(said("head", String.join(", ", table.files())))
                .append("</h1>");
        figures(page);
        diagnosis(page);
        columns(page);
        weights(page);
        keys(page);
        histogram(page);
        sizes(page);
        clusters(page);
        pairs(page);
        writer.write(page.append("</body></html>\n").toString());
    }

    private void figures(StringBuilder page) {
        page.append("<div class=\"figures\">");
        figure(page, "records", texts.count(figures.path("records").asLong()));
        figure(page, "entities", texts.count(figures.path("clusters").asLong()));
        figure(page, "largest", said("largest-of", texts.count(figures.path("largest").asLong())));
        if (figures.path("f1").isNumber()) {
            figure(page, "precision", texts.share(figures.path("precision").asDouble()));
            figure(page, "recall", texts.share(figures.path("recall").asDouble()));
            figure(page, "f1", texts.share(figures.path("f1").asDouble()));
            figure(page, "f1-before", texts.share(figures.at("/edges/f1").asDouble()));
        }
        figure(page, "threshold", texts.share(linked.threshold()));
        page.append("</div>");
    }

    private void figure(StringBuilder page, String name, String value) {
        page.append("<div><b>").append(value).append("</b>").append(said(name)).append("</div>");
    }

    private void diagnosis(StringBuilder page) {
        List<String> lines = linked.amiss().stream().map(texts::amiss).toList();
        if (!lines.isEmpty()) {
            head(page, "amiss").append("<ul>");
            lines.forEach(line -> page.append("<li>").append(text(line)).append("</li>"));
            page.append("</ul>");
        }
    }

    private void columns(StringBuilder page) {
        head(page, "columns").append(table("column", "kind")).append(number("different"));
        for (Column column : table.columns()) {
            row(
                    page,
                    text(column.name()),
                    texts.kind(column.kind()),
                    texts.count(column.values().size()));
        }
        page.append("</table>");
    }

    private static void row(StringBuilder page, String first, String second, String number) {
        page.append("<tr><td>")
                .append(first)
                .append("<td>")
                .append(second)
                .append("<td class=n>")
                .append(number)
                .append("</tr>");
    }

    private void weights(StringBuilder page) {
        head(page, "weights").append("<p>").append(said("weights-lead")).append("</p>");
        for (Told.FieldTold field : told.fields()) {
            page.append("<h3>").append(text(texts.field(field.name()))).append(" <small>");
            page.append(said("filled", texts.share(field.filled())));
            field.toldBy()
                    .ifPresent(
                            other -> page.append("; ").append(said("hangs", texts.field(other))));
            page.append("</small></h3>")
                    .append(table("agreement"))
                    .append(number("of-one", "of-two", "bits"));
            for (Told.Level level : field.levels()) {
                page.append("<tr><td>")
                        .append(text(texts.level(level.words())))
                        .append("<td class=n>")
                        .append(texts.share(level.among()))
                        .append("<td class=n>")
                        .append(texts.share(level.apart()))
                        .append("<td class=n>")
                        .append(texts.number(level.bits(), 1))
                        .append("<td>")
                        .append(bar(level.bits()))
                        .append("</tr>");
            }
            page.append("</table>");
        }
    }

    /// A weight as a bar to the right of the middle or to its left.
    private String bar(double bits) {
        double length = Math.min(100, Math.abs(bits) * 5);
        return "<svg width=\"210\" height=\"12\" role=\"img\" aria-label=\"%s\"><rect x=\"%s\" width=\"%s\" height=\"12\" fill=\"%s\"/></svg>"
                .formatted(
                        said("bits-of", texts.number(bits, 1)),
                        plain(bits < 0 ? 105 - length : 105),
                        plain(length),
                        bits < 0 ? "#b3261e" : "#0a7d3c");
    }

    private void keys(StringBuilder page) {
        head(page, "keys").append(table("equal", "found")).append(number("new-pairs"));
        for (Linked.Key key : linked.keys()) {
            row(
                    page,
                    text(texts.key(key, told)),
                    texts.share(key.found()),
                    texts.count(key.pairs()));
        }
        page.append("</table>");
    }

    private void histogram(StringBuilder page) {
        Told.Histogram histogram = told.histogram();
        double most = 1;
        for (long pairs : histogram.pairs()) {
            most = Math.max(most, Math.log1p((double) pairs));
        }
        head(page, "histogram")
                .append("<svg viewBox=\"0 0 720 170\" width=\"100%\" role=\"img\"")
                .append(" aria-label=\"%s\">".formatted(said("histogram-label")));
        for (int i = 0; i < histogram.pairs().length; i++) {
            double height = Math.log1p((double) histogram.pairs()[i]) / most * 140;
            int bits = histogram.fromBits() + i;
            page.append(
                    "<rect x=\"%d\" y=\"%s\" width=\"13\" height=\"%s\" fill=\"#2f6fb2\"><title>%s</title></rect>"
                            .formatted(
                                    i * 15,
                                    plain(150 - height),
                                    plain(height),
                                    said(
                                            "histogram-bar",
                                            Integer.toString(bits),
                                            texts.count(histogram.pairs()[i]))));
            if (bits % 6 == 0) {
                page.append(
                        "<text x=\"%d\" y=\"166\" font-size=\"11\">%d</text>"
                                .formatted(i * 15, bits));
            }
        }
        page.append("</svg><small>").append(said("histogram-foot")).append("</small>");
    }

    private void sizes(StringBuilder page) {
        Map<Integer, Integer> clusters = new HashMap<>();
        for (int entity : linked.entities()) {
            clusters.merge(entity, 1, Integer::sum);
        }
        Map<Integer, Integer> sizes = new TreeMap<>();
        clusters.values().forEach(size -> sizes.merge(size, 1, Integer::sum));
        head(page, "sizes").append(table("records")).append("<th>").append(number("entities"));
        sizes.forEach((size, count) -> row(page, Integer.toString(size), "", texts.count(count)));
        page.append("</table>");
    }

    /// The largest and least sure clusters.
    private void clusters(StringBuilder page) {
        Map<Integer, Double> doubt = new HashMap<>();
        Map<Integer, Integer> size = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            size.merge(linked.entities()[row], 1, Integer::sum);
            doubt.merge(linked.entities()[row], 1 - linked.certainty()[row], Double::sum);
        }
        head(page, "clusters");
        doubt.entrySet().stream()
                .filter(entry -> size.getOrDefault(entry.getKey(), 0) > 1)
                .sorted(
                        Map.Entry.<Integer, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(CLUSTERS)
                .forEach(entry -> cluster(page, entry.getKey()));
    }

    private void cluster(StringBuilder page, int entity) {
        page.append("<details><summary>")
                .append(text(table.name(entity)))
                .append("</summary>")
                .append(table("id"));
        table.columns().forEach(column -> page.append("<th>").append(text(column.name())));
        page.append(number("probability"));
        for (int row = 0; row < table.rows(); row++) {
            if (linked.entities()[row] == entity) {
                page.append("<tr><td>").append(text(table.name(row)));
                for (Column column : table.columns()) {
                    page.append("<td>").append(text(column.value(row)));
                }
                page.append("<td class=n>")
                        .append(texts.share(linked.certainty()[row]))
                        .append("</tr>");
            }
        }
        page.append("</table></details>");
    }

    private void pairs(StringBuilder page) {
        head(page, "pairs");
        for (Told.Pair pair : told.doubtful(PAIRS)) {
            page.append("<details><summary>")
                    .append(
                            said(
                                    pair.together() ? "pair-one" : "pair-two",
                                    table.name(pair.left()),
                                    table.name(pair.right()),
                                    texts.share(pair.probability())))
                    .append("</summary>")
                    .append(table("field", "one", "other"))
                    .append(number("bits"));
            for (Told.Part part : pair.parts()) {
                page.append("<tr%s><td>".formatted(other(part) ? " class=other" : ""))
                        .append(text(texts.field(part.field())))
                        .append("<td>")
                        .append(text(part.left()))
                        .append("<td>")
                        .append(text(part.right()))
                        .append("<td class=n>")
                        .append(texts.number(part.bits(), 1))
                        .append("<td>")
                        .append(bar(part.bits()))
                        .append("</tr>");
            }
            page.append("</table></details>");
        }
    }

    private static boolean other(Told.Part part) {
        return !part.left().isEmpty()
                && !part.right().isEmpty()
                && !part.left().equals(part.right());
    }

    private String said(String key, String... arguments) {
        return text(texts.text("report." + key, arguments));
    }

    private StringBuilder head(StringBuilder page, String key) {
        return page.append("<h2>").append(said(key)).append("</h2>");
    }

    /// The beginning of a table.
    private String table(String... heads) {
        StringBuilder table = new StringBuilder("<table><tr>");
        for (String head : heads) {
            table.append("<th>").append(said(head));
        }
        return table.toString();
    }

    /// Its columns of numbers, which end the heads.
    private String number(String... heads) {
        StringBuilder row = new StringBuilder();
        for (String head : heads) {
            row.append("<th class=n>").append(said(head));
        }
        return row.append("<th></tr>").toString();
    }

    /// As pictures want it.
    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String text(String raw) {
        String cut = raw.length() > 200 ? raw.substring(0, 200) + "…" : raw;
        return cut.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
