package org.querencia.warehouse;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.measure.Answer.Row;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.warehouse.measure.CustomerDay;
import org.querencia.warehouse.measure.MeasureSql;
import org.querencia.warehouse.measure.Scope;

/// Measures, each the statement of its own file made ready for the question.
final class DuckMeasures implements Measures {

    private static final Sql WATCHED =
            Sql.parse(
                    """
                    SELECT segment, epoch_us(min(happened)) FROM segment_movements
                    WHERE number > 0 GROUP BY segment ORDER BY segment
                    """);

    private final Database database;
    private final LocalDays days;
    private final String currency;
    private final MeasureRows read;
    private final Stood stood;
    private final AsKnown asKnown;
    private volatile Beside beside = Beside.NOTHING;
    private volatile Horizon horizon = Horizon.UNKNOWN;

    DuckMeasures(Database database, WarehouseSettings settings) {
        this.database = database;
        this.days = new LocalDays(settings.zone());
        this.currency = settings.currency().getCurrencyCode();
        this.read = new MeasureRows(Math.max(0, settings.currency().getDefaultFractionDigits()));
        this.stood = new Stood(database);
        this.asKnown = new AsKnown(database, new OrderWriter(settings.currency()), days);
    }

    /// What is asked beside the events from here on.
    void beside(Beside what) {
        beside = what;
    }

    @Override
    public Answer answer(Measure measure, Question question) {
        return read(
                question,
                session -> {
                    Scope scope = scope(session, question);
                    MeasureSql ready = MeasureSql.of(measure, question, scope);
                    List<Row> rows = read.rows(session, measure, ready);
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
                            ready.columns(),
                            rows,
                            scope.foreign() ? elsewhere(session, scope) : List.of(),
                            question.overlaps()
                                    ? totals(session, measure, question, scope)
                                    : List.of(),
                            question.overlaps() ? watched(session) : List.of());
                });
    }

    /// Brings a part of where people stood that is not here; whether there may be more.
    boolean bringSome() {
        return stood.bringSome(beside.standpoints());
    }

    /// Brings where people stood, as far as it is not there yet.
    void bringStood() {
        stood.bring(beside.standpoints());
    }

    /// The statement of the base of all figures.
    String customerDay(Question question) {
        bringStood();
        return database.read(session -> CustomerDay.sql(question, scope(session, question)));
    }

    private List<Row> totals(Session session, Measure measure, Question question, Scope scope)
            throws SQLException {
        return read.rows(
                session, measure, MeasureSql.of(measure, question.withoutOverlaps(), scope));
    }

    private static List<Answer.Watched> watched(Session session) throws SQLException {
        return session.list(
                WATCHED,
                Map.of(),
                row -> new Answer.Watched(row.getString(1), Micros.instant(row.getLong(2))));
    }

    /// Reads what is known now, or what was known at the end of the day asked for.
    private <T> T read(Question question, Database.Reading<T> reading) {
        Beside present = beside;
        if (question.asksWhereTheyStood()) {
            stood.bring(present.standpoints());
        }
        return question.known().isPresent()
                ? asKnown.read(question.known().get(), present, reading)
                : database.read(reading);
    }

    private Scope scope(Session session, Question question) throws SQLException {
        if (question.known().isPresent()) {
            return Horizon.now(session, 0, Horizon.UNKNOWN, days, currency)
                    .scope(question, days, currency, beside);
        }
        Horizon now = Horizon.now(session, database.changes(), horizon, days, currency);
        horizon = now;
        return now.scope(question, days, currency, beside);
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
        return RatedOrders.elsewhere(session, values);
    }

    @Override
    public List<Behind> people(Measure measure, Question question, int limit) {
        if (measure.people().isBlank()) {
            return List.of();
        }
        return read(
                question,
                session -> {
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
                                            read.major(
                                                    measure.unit(),
                                                    MeasureRows.number(row.getObject(2))
                                                            .orElse(BigDecimal.ZERO))));
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
                    read.rows(
                            session,
                            measure,
                            MeasureSql.of(measure, nothing, scope(session, nothing)));
                }
                read.rows(
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
