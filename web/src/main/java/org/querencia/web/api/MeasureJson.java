package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Compared;
import org.querencia.web.http.Json;

/// Answers of measures as programs read them; nothing is rounded.
final class MeasureJson {

    private MeasureJson() {}

    /// @param before the value of the earlier period for each row; empty where nothing is compared
    static Items rows(
            Question asked, Answer answer, List<Optional<BigDecimal>> before, LocalDate today) {
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            Answer.Row row = answer.rows().get(i);
            Map<String, Value> told = row(answer.columns(), row);
            if (!before.isEmpty()) {
                told.put("before", before.get(i).map(MeasureJson::number).orElse(Value.NOTHING));
            }
            if (Compared.isPartial(asked, answer.columns(), row, today)) {
                told.put("partial", Value.of(true));
            }
            rows.add(new Fields(told));
        }
        return new Items(rows);
    }

    /// What overlapping rows come to together, by the columns that do not overlap.
    static Items totals(Question asked, Answer answer) {
        List<String> overlapping =
                asked.by().stream()
                        .filter(dimension -> dimension.overlaps())
                        .map(dimension -> dimension.name())
                        .toList();
        List<String> columns =
                answer.columns().stream().filter(name -> !overlapping.contains(name)).toList();
        return new Items(
                answer.totals().stream()
                        .map(row -> (Value) new Fields(row(columns, row)))
                        .toList());
    }

    /// From when on memberships are those of the time.
    static Fields watched(Answer.Watched watched) {
        return Json.object()
                .put("segment", watched.segment())
                .put("since", watched.since().toString())
                .build();
    }

    static Fields period(Compared.With with, Question earlier) {
        return Json.object()
                .put("with", with.text())
                .put("from", earlier.from().map(LocalDate::toString))
                .put("to", earlier.to().map(LocalDate::toString))
                .build();
    }

    static Value number(BigDecimal value) {
        return Value.of(new BigDecimal(value.stripTrailingZeros().toPlainString()));
    }

    static Fields elsewhere(Answer.Elsewhere elsewhere) {
        return Json.object()
                .put("currency", elsewhere.currency())
                .put("orders", elsewhere.orders())
                .build();
    }

    private static Map<String, Value> row(List<String> columns, Answer.Row row) {
        Map<String, Value> told = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            told.put(columns.get(i), cell(columns.get(i), row.cells().get(i)));
        }
        told.put("value", row.value().map(MeasureJson::number).orElse(Value.NOTHING));
        return told;
    }

    /// Ages are numbers; all else is text.
    private static Value cell(String column, String told) {
        return column.equals("age") && !told.isEmpty()
                ? Value.of(new BigDecimal(told))
                : Value.of(told);
    }
}
