package org.querencia.store.access;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.runtime.imports.QueryCursors;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Cursors of queries in PostgreSQL.
public final class PostgresQueryCursors implements QueryCursors {

    private final Reader reader;

    public PostgresQueryCursors(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Optional<String> find(String query) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select cursor from query_cursor where name = ?",
                                row -> row.getString(1),
                                query))
                .stream()
                .findFirst();
    }

    @Override
    public void save(String query, String cursor, Instant at) {
        reader.transaction(connection ->
                Rows.update(
                        connection,
                        """
                        insert into query_cursor (name, cursor, at) values (?, ?, ?)
                        on conflict (name) do update set cursor = excluded.cursor, at = excluded.at
                        """,
                        query,
                        cursor,
                        Rows.utc(at)));
    }
}
