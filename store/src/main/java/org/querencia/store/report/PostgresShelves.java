package org.querencia.store.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.runtime.report.Benchmark;
import org.querencia.runtime.report.HomeChoice;
import org.querencia.runtime.report.Note;
import org.querencia.runtime.report.Schedule;
import org.querencia.runtime.report.Schedule.Cadence;
import org.querencia.runtime.report.Shelves;
import org.querencia.runtime.report.Target;
import org.querencia.runtime.report.View;
import org.querencia.store.report.PostgresShelf.Table;
import org.querencia.store.sql.Rows;

/// The shelves, a table each.
public final class PostgresShelves {

    private static final Table<Target> TARGETS =
            new Table<>(
                    "target",
                    List.of("id", "measure", "period", "filters", "value", "author", "made"),
                    Shelves.TARGETS_MAX,
                    (connection, target) ->
                            row(
                                    target.id(),
                                    target.measure(),
                                    target.period(),
                                    connection.createArrayOf("text", target.filters().toArray()),
                                    target.value().orElse(null),
                                    target.author(),
                                    Rows.utc(target.made())),
                    row ->
                            new Target(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    texts(row, 4),
                                    Optional.ofNullable(row.getBigDecimal(5)),
                                    row.getString(6),
                                    Rows.instant(row, 7)));

    private static final Table<Benchmark> BENCHMARKS =
            new Table<>(
                    "benchmark",
                    List.of(
                            "id",
                            "measure",
                            "industry",
                            "low",
                            "high",
                            "source",
                            "day",
                            "author",
                            "made"),
                    Shelves.BENCHMARKS_MAX,
                    (_, one) ->
                            row(
                                    one.id(),
                                    one.measure(),
                                    one.industry(),
                                    one.low(),
                                    one.high(),
                                    one.source(),
                                    one.day(),
                                    one.author(),
                                    Rows.utc(one.made())),
                    row ->
                            new Benchmark(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getObject(4, BigDecimal.class),
                                    row.getObject(5, BigDecimal.class),
                                    row.getString(6),
                                    row.getObject(7, LocalDate.class),
                                    row.getString(8),
                                    Rows.instant(row, 9)));

    private static final Table<Note> NOTES =
            new Table<>(
                    "note",
                    List.of("id", "day", "text", "author", "made"),
                    Shelves.NOTES_MAX,
                    (_, note) ->
                            row(
                                    note.id(),
                                    note.day(),
                                    note.text(),
                                    note.author(),
                                    Rows.utc(note.made())),
                    row ->
                            new Note(
                                    row.getString(1),
                                    row.getObject(2, LocalDate.class),
                                    row.getString(3),
                                    row.getString(4),
                                    Rows.instant(row, 5)));

    private static final Table<View> VIEWS =
            new Table<>(
                    "kept_view",
                    List.of("id", "name", "measure", "query", "shared", "pinned", "author", "made"),
                    Shelves.VIEWS_MAX,
                    (_, view) ->
                            row(
                                    view.id(),
                                    view.name(),
                                    view.measure(),
                                    view.query(),
                                    view.shared(),
                                    view.pinned().map(Theme::text).orElse(""),
                                    view.author(),
                                    Rows.utc(view.made())),
                    row ->
                            new View(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBoolean(5),
                                    board(row.getString(6)),
                                    row.getString(7),
                                    Rows.instant(row, 8)));

    private static final Table<Schedule> SCHEDULES =
            new Table<>(
                    "view_schedule",
                    List.of(
                            "id",
                            "view",
                            "cadence",
                            "hour",
                            "recipients",
                            "language",
                            "author",
                            "made"),
                    Shelves.SCHEDULES_MAX,
                    (connection, one) ->
                            row(
                                    one.id(),
                                    one.view(),
                                    one.cadence().text(),
                                    one.hour(),
                                    connection.createArrayOf("text", one.recipients().toArray()),
                                    one.language().getLanguage(),
                                    one.author(),
                                    Rows.utc(one.made())),
                    row ->
                            new Schedule(
                                    row.getString(1),
                                    row.getString(2),
                                    Cadence.of(row.getString(3)).orElseThrow(),
                                    row.getInt(4),
                                    texts(row, 5),
                                    Locale.of(row.getString(6)),
                                    row.getString(7),
                                    Rows.instant(row, 8)));

    private static final Table<HomeChoice> CHOICES =
            new Table<>(
                    "home_choice",
                    List.of("id", "measures", "made"),
                    Shelves.CHOICES_MAX,
                    (connection, choice) ->
                            row(
                                    choice.id(),
                                    connection.createArrayOf("text", choice.measures().toArray()),
                                    Rows.utc(choice.made())),
                    row -> new HomeChoice(row.getString(1), texts(row, 2), Rows.instant(row, 3)));

    private PostgresShelves() {}

    public static Shelves of(DataSource readers) {
        return new Shelves(
                new PostgresShelf<>(readers, TARGETS),
                new PostgresShelf<>(readers, BENCHMARKS),
                new PostgresShelf<>(readers, NOTES),
                new PostgresShelf<>(readers, VIEWS),
                new PostgresShelf<>(readers, SCHEDULES),
                new PostgresShelf<>(readers, CHOICES));
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Optional<Theme> board(String text) {
        return Arrays.stream(Theme.values()).filter(theme -> theme.text().equals(text)).findFirst();
    }
}
