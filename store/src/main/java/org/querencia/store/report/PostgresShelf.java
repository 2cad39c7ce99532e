package org.querencia.store.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.querencia.runtime.report.Kept;
import org.querencia.runtime.report.Shelf;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// A shelf as a table whose first column is the id and whose last is when it was made.
final class PostgresShelf<T extends Kept> implements Shelf<T> {

    private final Reader reader;
    private final Table<T> table;

    /// @param name of the table
    /// @param columns all of them, in the order in which they are written and read
    /// @param most how many rows there may be
    record Table<T>(
            String name, List<String> columns, int most, Write<T> write, Rows.Read<T> read) {}

    /// The values of a row, in the order of its columns.
    @FunctionalInterface
    interface Write<T> {
        @Nullable Object[] row(Connection connection, T kept) throws SQLException;
    }

    PostgresShelf(DataSource readers, Table<T> table) {
        this.reader = new Reader(readers);
        this.table = table;
    }

    @Override
    public List<T> all() {
        return reader.read(connection ->
                Rows.list(connection, select() + " order by made desc, id", table.read()));
    }

    @Override
    public Optional<T> find(String id) {
        return reader
                .read(connection ->
                        Rows.list(connection, select() + " where id = ?", table.read(), id))
                .stream()
                .findFirst();
    }

    private String select() {
        return "select %s from %s".formatted(String.join(", ", table.columns()), table.name());
    }

    @Override
    public boolean put(T kept) {
        return reader.transaction(connection -> {
            // One at a time, so that they are counted.
            Rows.update(connection, "lock table %s in exclusive mode".formatted(table.name()));
            long others =
                    Rows.single(
                            connection,
                            "select count(*) from %s where id <> ?".formatted(table.name()),
                            row -> row.getLong(1),
                            kept.id());
            if (others >= table.most()) {
                return false;
            }
            Rows.update(
                    connection, "delete from %s where id = ?".formatted(table.name()), kept.id());
            Rows.update(connection, insert(), table.write().row(connection, kept));
            return true;
        });
    }

    private String insert() {
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table.name(),
                        String.join(", ", table.columns()),
                        String.join(", ", Collections.nCopies(table.columns().size(), "?")));
    }

    @Override
    public boolean delete(String id) {
        return reader.transaction(connection ->
                Rows.update(connection, "delete from %s where id = ?".formatted(table.name()), id))
                == 1;
    }
}
