package org.querencia.store.linkage;

import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.runtime.linkage.LinkageStore;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// What linkage keeps, in PostgreSQL.
public final class PostgresLinkage implements LinkageStore {

    private final Reader reader;

    public PostgresLinkage(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Optional<byte[]> kept(Part part) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select content from linkage where part = ?",
                                row -> row.getBytes(1),
                                name(part)))
                .stream()
                .findFirst();
    }

    @Override
    public void keep(Part part, byte[] content) {
        reader.transaction(connection ->
                Rows.update(
                        connection,
                        """
                        insert into linkage (part, content) values (?, ?)
                        on conflict (part) do update set content = excluded.content
                        """,
                        name(part),
                        content));
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
