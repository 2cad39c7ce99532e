package org.querencia.store.analyst;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.querencia.runtime.analyst.Answer;
import org.querencia.runtime.analyst.Asked;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.Question;
import org.querencia.runtime.analyst.SqlNotes;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// What analysts asked and keep, in PostgreSQL.
public final class PostgresSqlNotes implements SqlNotes {

    private static final String PLAIN =
            "select id, name, sql, author, made from sql_question order by name, id";

    private static final String WHOLE =
            "select id, name, sql, author, made, columns, types, cells, more, millis"
                    + " from sql_question where id = ?";

    private final Reader reader;

    public PostgresSqlNotes(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public void remember(Asked asked) {
        reader.transaction(connection -> {
            Rows.update(
                    connection,
                    "delete from sql_asked where who = ? and sql = ?",
                    asked.who(),
                    text(asked.sql()));
            Rows.update(
                    connection,
                    "insert into sql_asked (who, at, sql, rows, millis, fault) values (?, ?, ?, ?, ?, ?)",
                    asked.who(),
                    Rows.utc(asked.at()),
                    text(asked.sql()),
                    asked.rows(),
                    asked.millis(),
                    text(asked.fault()));
            return Rows.update(
                    connection,
                    """
                    delete from sql_asked where who = ? and at <= (
                        select at from sql_asked where who = ? order by at desc offset ? limit 1)
                    """,
                    asked.who(),
                    asked.who(),
                    HISTORY_MAX);
        });
    }

    @Override
    public List<Asked> history(String who) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select who, at, sql, rows, millis, fault from sql_asked
                        where who = ? order by at desc, sql collate "C" limit ?
                        """,
                        row ->
                                new Asked(
                                        row.getString(1),
                                        Rows.instant(row, 2),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getString(6)),
                        who,
                        HISTORY_MAX));
    }

    @Override
    public List<Question> questions() {
        return reader.read(
                connection -> Rows.list(connection, PLAIN, row -> question(row, Optional.empty())));
    }

    @Override
    public Optional<Question> find(String id) {
        return reader
                .read(connection ->
                        Rows.list(connection, WHOLE, row -> question(row, answer(row)), id))
                .stream()
                .findFirst();
    }

    @Override
    public boolean keep(Question question) {
        return reader.transaction(connection -> put(connection, question)) == 1;
    }

    private static int put(Connection connection, Question question) throws SQLException {
        // One at a time, so that they are counted.
        Rows.update(connection, "lock table sql_question in exclusive mode");
        Rows.update(connection, "delete from sql_question where id = ?", question.id());
        return Rows.update(
                connection,
                """
                insert into sql_question (id, name, sql, author, made, columns, types, cells, more, millis)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                where (select count(*) from sql_question) < ?
                """,
                question.id(),
                text(question.name()),
                text(question.sql()),
                question.author(),
                Rows.utc(question.made()),
                array(connection, question, PostgresSqlNotes::names),
                array(connection, question, PostgresSqlNotes::types),
                array(connection, question, PostgresSqlNotes::cells),
                question.answer().map(Answer::more).orElse(null),
                question.answer().map(Answer::millis).orElse(null),
                QUESTIONS_MAX);
    }

    @Override
    public boolean delete(String id) {
        return reader.transaction(connection ->
                Rows.update(connection, "delete from sql_question where id = ?", id))
                == 1;
    }

    private interface Texts {
        List<@Nullable String> of(Answer answer);
    }

    private static @Nullable Array array(Connection connection, Question question, Texts texts)
            throws SQLException {
        return question.answer().isEmpty()
                ? null
                : connection.createArrayOf("text", texts.of(question.answer().get()).toArray());
    }

    private static List<@Nullable String> names(Answer answer) {
        List<@Nullable String> names = new ArrayList<>();
        answer.columns().forEach(column -> names.add(text(column.name())));
        return names;
    }

    private static List<@Nullable String> types(Answer answer) {
        List<@Nullable String> types = new ArrayList<>();
        answer.columns().forEach(column -> types.add(text(column.type())));
        return types;
    }

    private static List<@Nullable String> cells(Answer answer) {
        List<@Nullable String> cells = new ArrayList<>();
        answer.rows()
                .forEach(row ->
                        row.forEach(
                                cell -> cells.add(cell.map(PostgresSqlNotes::text).orElse(null))));
        return cells;
    }

    /// PostgreSQL's texts hold no U+0000.
    private static String text(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private static Question question(ResultSet row, Optional<Answer> answer) throws SQLException {
        return new Question(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Rows.instant(row, 5),
                answer);
    }

    private static Optional<Answer> answer(ResultSet row) throws SQLException {
        Array named = row.getArray(6);
        if (named == null) {
            return Optional.empty();
        }
        String[] names = (String[]) named.getArray();
        String[] types = (String[]) row.getArray(7).getArray();
        Object[] cells = (Object[]) row.getArray(8).getArray();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            columns.add(new Column(names[i], types[i]));
        }
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (int at = 0; at < cells.length; at += names.length) {
            List<Optional<String>> one = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                one.add(Optional.ofNullable(cells[at + i]).map(Object::toString));
            }
            rows.add(one);
        }
        return Optional.of(new Answer(columns, rows, row.getBoolean(9), row.getLong(10)));
    }
}
