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

    /// @param figures as the command answers them
    public LinkReport(LinkTable table, Linked linked, JsonNode figures) {
        this.table = table;
        this.linked = linked;
        this.told = new Told(linked);
        this.figures = figures;
    }

    public void into(Writer writer) throws IOException {
        StringBuilder page = new StringBuilder(64_000);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<title>Linkage</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Who is who in ")
                .append(text(String.join(", ", table.files())))
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
        figure(page, "records", "%,d".formatted(figures.path("records").asLong()));
        figure(page, "entities", "%,d".formatted(figures.path("clusters").asLong()));
        figure(page, "largest", "%,d records".formatted(figures.path("largest").asLong()));
        if (figures.path("f1").isNumber()) {
            figure(page, "precision", share(figures.path("precision").asDouble()));
            figure(page, "recall", share(figures.path("recall").asDouble()));
            figure(page, "F1", share(figures.path("f1").asDouble()));
            figure(page, "F1 before clustering", share(figures.at("/edges/f1").asDouble()));
        }
        figure(page, "threshold", share(linked.threshold()));
        page.append("</div>");
    }

    private static void figure(StringBuilder page, String name, String value) {
        page.append("<div><b>").append(value).append("</b>").append(name).append("</div>");
    }

    private void diagnosis(StringBuilder page) {
        List<String> lines = linked.diagnosis();
        if (!lines.isEmpty()) {
            page.append("<h2>Worth knowing</h2><ul>");
            lines.forEach(line -> page.append("<li>").append(text(line)).append("</li>"));
            page.append("</ul>");
        }
    }

    private void columns(StringBuilder page) {
        page.append("<h2>What the columns were taken for</h2><table><tr><th>column<th>kind")
                .append("<th class=n>different values</tr>");
        for (Column column : table.columns()) {
            row(page, text(column.name()), column.kind().words(), count(column.values().size()));
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
        page.append("<h2>What agreement weighs</h2><p>Each bit doubles the odds that two records")
                .append(
                        " are of one entity. Rare values weigh more than shown, common ones less.</p>");
        for (Told.FieldTold field : told.fields()) {
            page.append("<h3>").append(text(field.name())).append(" <small>");
            page.append(share(field.filled())).append(" of records have it");
            field.toldBy()
                    .ifPresent(other ->
                            page.append("; weighs less where ")
                                    .append(text(other))
                                    .append(" agrees, on which it hangs"));
            page.append("</small></h3><table><tr><th>agreement<th class=n>of one entity")
                    .append("<th class=n>of two<th class=n>bits<th></tr>");
            for (Told.Level level : field.levels()) {
                page.append("<tr><td>")
                        .append(text(level.words()))
                        .append("<td class=n>")
                        .append(share(level.among()))
                        .append("<td class=n>")
                        .append(share(level.apart()))
                        .append("<td class=n>")
                        .append(number(level.bits()))
                        .append("<td>")
                        .append(bar(level.bits()))
                        .append("</tr>");
            }
            page.append("</table>");
        }
    }

    /// A weight as a bar to the right of the middle or to its left.
    private static String bar(double bits) {
        double length = Math.min(100, Math.abs(bits) * 5);
        return "<svg width=\"210\" height=\"12\" role=\"img\" aria-label=\"%s bits\"><rect x=\"%s\" width=\"%s\" height=\"12\" fill=\"%s\"/></svg>"
                .formatted(
                        number(bits),
                        number(bits < 0 ? 105 - length : 105),
                        number(length),
                        bits < 0 ? "#b3261e" : "#0a7d3c");
    }

    private void keys(StringBuilder page) {
        page.append("<h2>How records were brought together</h2><table><tr><th>equal<th>")
                .append("probable pairs found so far<th class=n>new pairs</tr>");
        for (Linked.Key key : linked.keys()) {
            row(page, text(key.words()), share(key.found()), count(key.pairs()));
        }
        page.append("</table>");
    }

    private void histogram(StringBuilder page) {
        Told.Histogram histogram = told.histogram();
        double most = 1;
        for (long pairs : histogram.pairs()) {
            most = Math.max(most, Math.log1p((double) pairs));
        }
        page.append(
                        "<h2>How sure pairs are</h2><svg viewBox=\"0 0 720 170\" width=\"100%\" role=\"img\"")
                .append(" aria-label=\"pairs by bits of evidence\">");
        for (int i = 0; i < histogram.pairs().length; i++) {
            double height = Math.log1p((double) histogram.pairs()[i]) / most * 140;
            int bits = histogram.fromBits() + i;
            page.append(
                    "<rect x=\"%d\" y=\"%s\" width=\"13\" height=\"%s\" fill=\"#2f6fb2\"><title>%d bits: %,d pairs</title></rect>"
                            .formatted(
                                    i * 15,
                                    number(150 - height),
                                    number(height),
                                    bits,
                                    histogram.pairs()[i]));
            if (bits % 6 == 0) {
                page.append(
                        "<text x=\"%d\" y=\"166\" font-size=\"11\">%d</text>"
                                .formatted(i * 15, bits));
            }
        }
        page.append(
                "</svg><small>Bits of evidence; heights are logarithms of how many pairs.</small>");
    }

    private void sizes(StringBuilder page) {
        Map<Integer, Integer> clusters = new HashMap<>();
        for (int entity : linked.entities()) {
            clusters.merge(entity, 1, Integer::sum);
        }
        Map<Integer, Integer> sizes = new TreeMap<>();
        clusters.values().forEach(size -> sizes.merge(size, 1, Integer::sum));
        page.append("<h2>How many records entities have</h2><table><tr><th>records<th>")
                .append("<th class=n>entities</tr>");
        sizes.forEach((size, count) -> row(page, Integer.toString(size), "", count(count)));
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
        page.append("<h2>Clusters with the most doubt</h2>");
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
                .append("</summary><table><tr><th>id");
        table.columns().forEach(column -> page.append("<th>").append(text(column.name())));
        page.append("<th class=n>probability</tr>");
        for (int row = 0; row < table.rows(); row++) {
            if (linked.entities()[row] == entity) {
                page.append("<tr><td>").append(text(table.name(row)));
                for (Column column : table.columns()) {
                    page.append("<td>").append(text(column.value(row)));
                }
                page.append("<td class=n>").append(share(linked.certainty()[row])).append("</tr>");
            }
        }
        page.append("</table></details>");
    }

    private void pairs(StringBuilder page) {
        page.append("<h2>Pairs worth looking at</h2>");
        for (Told.Pair pair : told.doubtful(PAIRS)) {
            page.append("<details><summary>")
                    .append(text(table.name(pair.left())))
                    .append(" and ")
                    .append(text(table.name(pair.right())))
                    .append(": ")
                    .append(share(pair.probability()))
                    .append(pair.together() ? ", one entity" : ", two entities")
                    .append(
                            "</summary><table><tr><th>field<th>one<th>other<th class=n>bits<th></tr>");
            for (Told.Part part : pair.parts()) {
                page.append("<tr%s><td>".formatted(other(part) ? " class=other" : ""))
                        .append(text(part.field()))
                        .append("<td>")
                        .append(text(part.left()))
                        .append("<td>")
                        .append(text(part.right()))
                        .append("<td class=n>")
                        .append(number(part.bits()))
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

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String share(double share) {
        return share != 0 && share < 0.001
                ? String.format(Locale.ROOT, "%.5f %%", share * 100)
                : String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String text(String raw) {
        String cut = raw.length() > 200 ? raw.substring(0, 200) + "…" : raw;
        return cut.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
