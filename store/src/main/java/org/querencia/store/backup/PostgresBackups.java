package org.querencia.store.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.querencia.runtime.operate.Backups;
import org.querencia.store.sql.Connector;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Rows;
import tools.jackson.databind.json.JsonMapper;

/// Writes the workspace as a ZIP archive: one entry per table in PostgreSQL's binary COPY form,
/// read in one transaction that sees one state, and a manifest with the checksums at the end.
/// Nothing is held in memory, so the size does not matter; the server works on meanwhile.
public final class PostgresBackups implements Backups {

    private final Connector connector;
    private final Semaphore one = new Semaphore(1);

    public PostgresBackups(Connector connector) {
        this.connector = connector;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        if (!one.tryAcquire()) {
            throw new IllegalStateException(
                    "a back-up is being written already; wait until it is done");
        }
        try (Connection connection = connector.open("backup")) {
            connection.setAutoCommit(false);
            Rows.update(connection, "set transaction isolation level repeatable read, read only");
            ZipOutputStream zip = new ZipOutputStream(new Unclosed(out));
            // Events compress well at any level; the fastest keeps up with the disk.
            zip.setLevel(Deflater.BEST_SPEED);
            write(connection, zip);
            zip.finish();
            out.flush();
            connection.rollback();
        } catch (SQLException broken) {
            throw new DatabaseException(
                    "the back-up could not be read from the database: " + broken.getMessage(),
                    broken);
        } finally {
            one.release();
        }
    }

    private static void write(Connection connection, ZipOutputStream zip)
            throws SQLException, IOException {
        int schema =
                Rows.single(
                        connection,
                        "select max(version::int) from flyway_schema_history where success",
                        row -> row.getInt(1));
        List<Manifest.Table> tables = new ArrayList<>();
        for (String table : Tables.KEPT) {
            tables.add(write(connection, zip, table));
        }
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(
                JsonMapper.shared()
                        .writeValueAsBytes(
                                new Manifest(
                                        Manifest.FORMAT,
                                        schema,
                                        connection.getMetaData().getDatabaseProductVersion(),
                                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                                        tables)));
        zip.closeEntry();
    }

    private static Manifest.Table write(Connection connection, ZipOutputStream zip, String table)
            throws SQLException, IOException {
        List<String> columns =
                Rows.list(
                        connection,
                        """
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum
                        """,
                        row -> row.getString(1),
                        table);
        Manifest.Table written = new Manifest.Table(table, columns, 0, "");
        zip.putNextEntry(new ZipEntry(written.entry()));
        MessageDigest digest = sha256();
        long rows =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy %s (%s) to stdout (format binary)"
                                        .formatted(table, written.columnList()),
                                new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return new Manifest.Table(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// The caller's stream: written to in large pieces and left open.
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
