package org.querencia.warehouse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.querencia.core.measure.Answer.Row;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.runtime.measure.Measures;
import org.querencia.warehouse.measure.MeasureSql;

/// Rows of measures as statements tell them. What is divided is divided here, once and exactly, so
/// that no value is ever "not a number".
///
/// @param digits after the point of the workspace's currency
record MeasureRows(int digits) {

    private static final Set<String> COUNTED = Set.of("value", "per", "sample");

    List<Row> rows(Session session, Measure measure, MeasureSql ready) throws SQLException {
        String order =
                ready.columns().isEmpty()
                        ? ""
                        : " ORDER BY "
                                + String.join(
                                        ", ",
                                        ready.columns().stream().map(MeasureRows::quoted).toList());
        Sql sql =
                new Sql(
                        "SELECT * FROM (%s)%s LIMIT %d"
                                .formatted(ready.text(), order, Measures.ROWS_MAX + 1),
                        List.of());
        return session.list(sql, Map.of(), row -> row(row, measure, ready));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private Row row(ResultSet row, Measure measure, MeasureSql ready) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (String column : ready.columns()) {
            cells.add(cell(row.getObject(column), column, ready.grain()));
        }
        Set<String> told = counted(row);
        Optional<BigDecimal> value = number(row.getObject("value"));
        if (told.contains("per")) {
            Optional<BigDecimal> per = number(row.getObject("per"));
            value = value.flatMap(part -> per.flatMap(whole -> divided(part, whole)));
        }
        OptionalLong sample =
                told.contains("sample")
                        ? OptionalLong.of(row.getLong("sample"))
                        : OptionalLong.empty();
        return new Row(cells, value.map(found -> major(measure.unit(), found)), sample);
    }

    /// Which of the columns that count there are.
    private static Set<String> counted(ResultSet row) throws SQLException {
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (COUNTED.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static String cell(@Nullable Object told, String column, Grain asked) {
        return switch (told) {
            case null -> "";
            case LocalDate day -> Grain.of(column).orElse(asked).format(day);
            default -> told.toString();
        };
    }

    private static Optional<BigDecimal> divided(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(part.divide(whole, MathContext.DECIMAL64));
    }

    static Optional<BigDecimal> number(@Nullable Object told) {
        return switch (told) {
            case null -> Optional.empty();
            case BigDecimal exact -> Optional.of(exact);
            case BigInteger whole -> Optional.of(new BigDecimal(whole));
            case Double real ->
                    Double.isFinite(real)
                            ? Optional.of(BigDecimal.valueOf(real))
                            : Optional.empty();
            case Float real ->
                    Float.isFinite(real) ? Optional.of(BigDecimal.valueOf(real)) : Optional.empty();
            case Number whole -> Optional.of(BigDecimal.valueOf(whole.longValue()));
            default -> Optional.empty();
        };
    }

    BigDecimal major(Unit unit, BigDecimal value) {
        return unit == Unit.MONEY ? value.movePointLeft(digits) : value;
    }
}
