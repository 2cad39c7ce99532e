package org.querencia.warehouse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.measure.Answer.Row;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.warehouse.measure.MeasureSql;
import org.querencia.warehouse.measure.Scope;

/// Measures, each the statement of its own file made ready for the question. What is divided is
/// divided here, once and exactly, so that no value is ever "not a number".
final class DuckMeasures implements Measures {

    private static final Sql ELSEWHERE = Sql.of("measure_elsewhere.sql");
    private static final Set<String> COUNTED = Set.of("value", "per", "sample");

    private final Database database;
    private final LocalDays days;
    private final String currency;
    private final int digits;
    private volatile Horizon horizon = Horizon.UNKNOWN;

    DuckMeasures(Database database, WarehouseSettings settings) {
        this.database = database;
        this.days = new LocalDays(settings.zone());
        this.currency = settings.currency().getCurrencyCode();
        this.digits = Math.max(0, settings.currency().getDefaultFractionDigits());
    }

    @Override
    public Answer answer(Measure measure, Question question) {
        return database.read(session -> {
            Scope scope = scope(session, question);
            MeasureSql ready = MeasureSql.of(measure, question, scope);
            List<Row> rows = rows(session, measure, ready);
            if (rows.size() > ROWS_MAX) {
                throw new UnansweredException(
                        "by: more than %d rows; split by less, or narrow the period"
                                .formatted(ROWS_MAX));
            }
            if (question.by().stream().noneMatch(dimension -> dimension.grain().isPresent())
                    && measure.tells().isEmpty()) {
                rows = largestFirst(rows);
            }
            return new Answer(
                    ready.columns(), rows, scope.foreign() ? elsewhere(session, scope) : List.of());
        });
    }

    private Scope scope(Session session, Question question) throws SQLException {
        Horizon now = Horizon.now(session, horizon, days, currency);
        horizon = now;
        return now.scope(question, days, currency);
    }

    private List<Row> rows(Session session, Measure measure, MeasureSql ready) throws SQLException {
        String order =
                ready.columns().isEmpty()
                        ? ""
                        : " ORDER BY "
                                + String.join(
                                        ", ",
                                        ready.columns().stream()
                                                .map(DuckMeasures::quoted)
                                                .toList());
        Sql sql =
                new Sql(
                        "SELECT * FROM (%s)%s LIMIT %d"
                                .formatted(ready.text(), order, ROWS_MAX + 1),
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

    private BigDecimal major(Unit unit, BigDecimal value) {
        return unit == Unit.MONEY ? value.movePointLeft(digits) : value;
    }

    private static List<Row> largestFirst(List<Row> rows) {
        return rows.stream()
                .sorted(
                        Comparator.comparing((Row row) -> row.value().isEmpty())
                                .thenComparing(
                                        row -> row.value().orElse(BigDecimal.ZERO),
                                        Comparator.reverseOrder()))
                .toList();
    }

    private List<Elsewhere> elsewhere(Session session, Scope scope) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        values.put("currency", currency);
        values.put("from_micros", scope.fromMicros());
        values.put("to_micros", scope.toMicros());
        return session.list(
                ELSEWHERE, values, row -> new Elsewhere(row.getString(1), row.getLong(2)));
    }

    @Override
    public List<Behind> people(Measure measure, Question question, int limit) {
        if (measure.people().isBlank()) {
            return List.of();
        }
        return database.read(session -> {
            String sql =
                    MeasureSql.people(
                            measure,
                            question,
                            scope(session, question),
                            Math.clamp(limit, 1, PEOPLE_MAX));
            return session.list(
                    new Sql(sql, List.of()),
                    Map.of(),
                    row ->
                            new Behind(
                                    new ProfileId(row.getObject(1, UUID.class)),
                                    major(
                                            measure.unit(),
                                            number(row.getObject(2)).orElse(BigDecimal.ZERO))));
        });
    }

    /// Asks it once of nothing, by each of its dimensions.
    @Override
    public Optional<String> fault(Measure measure) {
        try {
            return database.read(session -> {
                Scope scope = scope(session, Question.EVERYTHING);
                Optional<String> refused = new MeasureGuard(session).fault(measure, scope);
                if (refused.isPresent()) {
                    return refused;
                }
                LocalDate past = LocalDate.of(1900, 1, 1);
                for (Dimension.Kind kind : measure.kinds()) {
                    Dimension dimension = new Dimension(kind.names().getFirst(), kind);
                    Question nothing =
                            Question.EVERYTHING.within(past, past).by(List.of(dimension));
                    rows(
                            session,
                            measure,
                            MeasureSql.of(measure, nothing, scope(session, nothing)));
                }
                rows(
                        session,
                        measure,
                        MeasureSql.of(measure, Question.EVERYTHING.within(past, past), scope));
                return Optional.empty();
            });
        } catch (UnansweredException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        } catch (WarehouseException wrong) {
            return Optional.of("sql: " + words(wrong));
        }
    }

    /// The first line of what DuckDB says.
    private static String words(WarehouseException wrong) {
        Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("it cannot be read");
    }
}
