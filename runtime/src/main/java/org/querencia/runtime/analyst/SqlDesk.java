package org.querencia.runtime.analyst;

import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Asks analysts' statements, remembers who asked what, and keeps their questions. Safe from any
/// thread.
public final class SqlDesk {

    /// Rows that are told at once.
    public static final int ROWS_MAX = 100_000;

    /// Rows of a file.
    public static final int FILE_ROWS_MAX = 1_000_000;

    public static final Duration TIME_MAX = Duration.ofSeconds(60);

    private static final int PASSWORD_BYTES = 24;

    private final Analysis analysis;
    private final SqlNotes notes;
    private final SqlLogins logins;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Map<Run, Stop> running = new ConcurrentHashMap<>();

    private record Run(String who, String id) {}

    public SqlDesk(
            Analysis analysis,
            SqlNotes notes,
            SqlLogins logins,
            InstantSource clock,
            SecureRandom random) {
        this.analysis = analysis;
        this.notes = notes;
        this.logins = logins;
        this.clock = clock;
        this.random = random;
    }

    public Analysis analysis() {
        return analysis;
    }

    public SqlNotes notes() {
        return notes;
    }

    public SqlLogins logins() {
        return logins;
    }

    /// Answers a statement. Throws [SqlRefusedException].
    ///
    /// @param id by which the same may stop it; of its own choice
    public Answer ask(String who, String sql, int rowsMax, String id) {
        long begun = System.nanoTime();
        List<List<Optional<String>>> rows = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        boolean more =
                remembered(
                        who,
                        sql,
                        rows::size,
                        () ->
                                stoppable(
                                        who,
                                        id,
                                        stop ->
                                                analysis.ask(
                                                        new Query(sql, rowsMax, TIME_MAX, stop),
                                                        new Taking(columns, rows))));
        return new Answer(columns, rows, more, millisSince(begun));
    }

    /// Tells the rows as they come, as many as a file may have.
    public void tell(String who, String sql, Analysis.Taker taker) {
        remembered(
                who,
                sql,
                () -> 0,
                () -> analysis.ask(new Query(sql, FILE_ROWS_MAX, TIME_MAX, new Stop()), taker));
    }

    /// The answer as a Parquet file.
    public void parquet(String who, String sql, OutputStream out) {
        remembered(
                who,
                sql,
                () -> 0,
                () -> {
                    analysis.parquet(new Query(sql, FILE_ROWS_MAX, TIME_MAX, new Stop()), out);
                    return true;
                });
    }

    /// Stops what somebody asked under that id; whether it was being answered.
    public boolean stop(String who, String id) {
        Stop stop = running.get(new Run(who, id));
        if (stop == null) {
            return false;
        }
        stop.now();
        return true;
    }

    /// Keeps a question with what it comes to now; empty when there are too many. Throws
    /// [IllegalArgumentException] for a name that is none, [SqlRefusedException] for a statement
    /// that is not answered.
    ///
    /// @param id of the one whose place it takes; empty for a new one
    public Optional<Question> keep(String who, String id, String name, String sql) {
        Question plain =
                new Question(
                        id.isEmpty() ? newId() : id,
                        name,
                        sql,
                        who,
                        clock.instant(),
                        Optional.empty());
        Question answered =
                new Question(
                        plain.id(),
                        plain.name(),
                        sql,
                        who,
                        clock.instant(),
                        Optional.of(ask(who, sql, Question.ROWS_KEPT_MAX, plain.id())));
        return notes.keep(answered) ? Optional.of(answered) : Optional.empty();
    }

    /// A login with its password, which is told this once.
    public record Made(SqlLogin login, String password) {
        @Override
        public String toString() {
            return login.toString();
        }
    }

    /// Makes a login, or gives one a new password; empty when there are too many. Throws
    /// [IllegalArgumentException] for a name that is none.
    public Optional<Made> makeLogin(String who, String name) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        SqlLogin login =
                new SqlLogin(
                        name.strip().toLowerCase(Locale.ROOT),
                        Scram.of(password, random).written(),
                        who,
                        clock.instant());
        return logins.keep(login) ? Optional.of(new Made(login, password)) : Optional.empty();
    }

    private interface Stoppable<T> {
        T with(Stop stop);
    }

    private <T> T stoppable(String who, String id, Stoppable<T> asking) {
        Stop stop = new Stop();
        Run run = new Run(who, id);
        running.put(run, stop);
        try {
            return asking.with(stop);
        } finally {
            running.remove(run, stop);
        }
    }

    private <T> T remembered(String who, String sql, Supplier<Integer> rows, Supplier<T> asking) {
        long begun = System.nanoTime();
        String fault = "";
        try {
            return asking.get();
        } catch (SqlRefusedException refused) {
            fault = refused.words();
            throw refused;
        } finally {
            if (sql.length() <= Query.SQL_LENGTH_MAX && !sql.isBlank()) {
                notes.remember(
                        new Asked(
                                who,
                                clock.instant(),
                                sql.strip(),
                                rows.get(),
                                millisSince(begun),
                                fault));
            }
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private record Taking(List<Column> told, List<List<Optional<String>>> rows)
            implements Analysis.Taker {
        @Override
        public void columns(List<Column> columns) {
            told.addAll(columns);
        }

        @Override
        public boolean row(List<Optional<String>> cells) {
            rows.add(cells);
            return true;
        }
    }
}
