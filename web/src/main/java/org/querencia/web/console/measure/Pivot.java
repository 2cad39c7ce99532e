package org.querencia.web.console.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;

/// An answer as a table to read: what comes first down the side, what comes last across the top.
///
/// @param side the name of what stands down the side
/// @param heads what stands across the top
/// @param hidden how many heads are left out, those with least
/// @param left how many lines are left out: the earliest, or those with least
/// @param against what the earlier period beside it is called; empty for none
public record Pivot(
        String side, List<String> heads, List<Line> lines, int hidden, int left, String against) {

    /// Whether the earlier period has columns of its own.
    public boolean beside() {
        return !against.isEmpty() && heads.size() == 1;
    }

    /// Who went is drawn below the line, who came above it.
    private static final String DORMANT = "dormant";

    private static final int HEADS_MAX = 6;
    private static final int AGES_MAX = 37;
    private static final int LINES_MAX = 500;

    /// @param value as it is drawn
    /// @param point the address of the people behind it
    /// @param few whether it rests on too little to say much
    /// @param earlier the same of the earlier period; without values where there is none
    public record Cell(
            String value, String said, String point, boolean few, int percent, Earlier earlier) {}

    /// @param value as it is drawn
    /// @param change from then to now
    public record Earlier(String value, String said, String change) {
        private static final Earlier NONE = new Earlier("", "", "");
    }

    /// What stands around an answer.
    ///
    /// @param partial whether the period of a row is not whole
    public record Around(Predicate<Answer.Row> partial, Optional<Comparison> comparison) {}

    /// @param partial whether its period is not whole
    public record Line(String title, List<Cell> cells, boolean partial) {}

    private record Place(String side, String head) {}

    /// @param asked what was asked for, for addresses of points
    public static Pivot of(
            Measure measure, Answer answer, Asked asked, MeasureWords words, Around around) {
        Set<String> cut = new HashSet<>();
        List<String> columns = answer.columns();
        int across = columns.size() > 1 ? columns.size() - 1 : -1;
        Grain grain = Grain.of(asked.step()).orElse(Grain.MONTH);
        Map<Place, Answer.Row> cells = new LinkedHashMap<>();
        Map<String, BigDecimal> sides = new LinkedHashMap<>();
        Map<String, BigDecimal> heads = new LinkedHashMap<>();
        for (Answer.Row row : answer.rows()) {
            Place place = place(row, across);
            BigDecimal size = row.value().map(BigDecimal::abs).orElse(BigDecimal.ZERO);
            sides.merge(place.side(), size, BigDecimal::add);
            if (around.partial().test(row)) {
                cut.add(place.side());
            }
            heads.merge(place.head(), size, BigDecimal::add);
            cells.put(place, row);
        }
        List<String> shown = shown(heads, measure);
        BigDecimal most =
                answer.rows().stream()
                        .flatMap(row -> row.value().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ONE);
        List<Line> lines = new ArrayList<>();
        boolean time = columns.stream().findFirst().flatMap(Grain::of).isPresent();
        for (String side : kept(sides, time)) {
            List<Cell> line = new ArrayList<>();
            for (String head : shown) {
                Optional<Answer.Row> row = Optional.ofNullable(cells.get(new Place(side, head)));
                Earlier earlier = earlier(row, measure, words, around.comparison());
                line.add(cell(row, measure, columns, asked, words, most, earlier));
            }
            lines.add(
                    new Line(title(side, columns, across, grain, words), line, cut.contains(side)));
        }
        return new Pivot(
                columns.isEmpty() ? "" : words.dimension(columns.getFirst()),
                across < 0
                        ? List.of(words.said(measure.name()))
                        : shown.stream()
                                .map(head -> words.cell(columns.get(across), head, grain))
                                .toList(),
                lines,
                heads.size() - shown.size(),
                sides.size() - lines.size(),
                around.comparison().map(one -> one.name(words)).orElse(""));
    }

    private static Earlier earlier(
            Optional<Answer.Row> row,
            Measure measure,
            MeasureWords words,
            Optional<Comparison> comparison) {
        Optional<BigDecimal> before = row.flatMap(now -> comparison.flatMap(c -> c.before(now)));
        return before.map(value ->
                        new Earlier(
                                value.toPlainString(),
                                words.value(measure, value),
                                words.change(row.flatMap(Answer.Row::value), before).orElse("")))
                .orElse(Earlier.NONE);
    }

    private static Place place(Answer.Row row, int across) {
        List<String> cells = row.cells();
        return across < 0
                ? new Place(String.join("\n", cells), "")
                : new Place(String.join("\n", cells.subList(0, across)), cells.get(across));
    }

    /// Those with most; what a measure tells apart by itself is shown whole, in its order.
    private static List<String> shown(Map<String, BigDecimal> heads, Measure measure) {
        if (!measure.tells().isEmpty()) {
            return heads.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).thenComparing(head -> head))
                    .limit(AGES_MAX)
                    .toList();
        }
        return heads.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                .limit(HEADS_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Of periods the latest, of others those with most, in the order in which they came.
    private static List<String> kept(Map<String, BigDecimal> sides, boolean time) {
        List<String> all = List.copyOf(sides.keySet());
        if (all.size() <= LINES_MAX) {
            return all;
        }
        if (time) {
            return all.subList(all.size() - LINES_MAX, all.size());
        }
        Set<String> most =
                sides.entrySet().stream()
                        .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                        .limit(LINES_MAX)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return all.stream().filter(most::contains).toList();
    }

    private static String title(
            String side, List<String> columns, int across, Grain grain, MeasureWords words) {
        List<String> told = List.of(side.split("\n", -1));
        List<String> said = new ArrayList<>();
        int most = across < 0 ? columns.size() : across;
        for (int i = 0; i < most; i++) {
            said.add(words.cell(columns.get(i), told.get(i), grain));
        }
        return String.join(" · ", said);
    }

    private static Cell cell(
            Optional<Answer.Row> row,
            Measure measure,
            List<String> columns,
            Asked asked,
            MeasureWords words,
            BigDecimal most,
            Earlier earlier) {
        if (row.isEmpty() || row.get().value().isEmpty()) {
            return new Cell("", "", "", false, 0, earlier);
        }
        BigDecimal value = row.get().value().get();
        boolean few = row.get().sample().orElse(measure.minimum()) < measure.minimum();
        int percent =
                most.signum() <= 0
                        ? 0
                        : Math.clamp(
                                (long) (100 * value.doubleValue() / most.doubleValue()), 0, 100);
        boolean leaving = row.get().cells().contains(DORMANT) && columns.contains("state");
        return new Cell(
                (leaving ? value.negate() : value).toPlainString(),
                words.value(measure, value),
                asked.point(columns, row.get().cells()),
                few,
                percent,
                earlier);
    }
}
