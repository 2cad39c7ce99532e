package org.querencia.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.querencia.store.sql.Connector;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Rows;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads an archive of [PostgresBackups] into a database with empty tables: all of it or nothing.
public final class Restoring implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path archive;
    private final ZipFile zip;
    private final Manifest manifest;

    private Restoring(Path archive, ZipFile zip, Manifest manifest) {
        this.archive = archive;
        this.zip = zip;
        this.manifest = manifest;
    }

    /// Opens an archive and reads what it says it holds; throws [DatabaseException] if it is none.
    public static Restoring open(Path archive) {
        try {
            ZipFile zip = new ZipFile(archive.toFile());
            try {
                return new Restoring(archive, zip, manifest(zip));
            } catch (IOException | RuntimeException broken) {
                zip.close();
                throw broken;
            }
        } catch (ZipException | JacksonException broken) {
            throw new DatabaseException(
                    "%s is no back-up of Querencia, or is cut short: %s"
                            .formatted(archive, broken.getMessage()),
                    broken);
        } catch (IOException broken) {
            throw new DatabaseException(
                    "%s cannot be read: %s".formatted(archive, broken.getMessage()), broken);
        }
    }

    /// The state of the tables it was written from: the database must be brought to this first.
    public int schema() {
        return manifest.schema();
    }

    /// Fills the tables, which must have nothing in them yet. The log keeps the epoch of its new
    /// place, so that a warehouse made from the old one is noticed and rebuilt.
    public void into(Connector connector) {
        try (Connection connection = connector.open("restore")) {
            connection.setAutoCommit(false);
            refuseUnlessEmpty(connection, connector);
            for (Manifest.Table table : manifest.tables()) {
                fill(connection, table);
            }
            Rows.list(
                    connection,
                    "select setval(pg_get_serial_sequence('refused_event', 'id'), (select coalesce(max(id), 0) + 1 from refused_event), false)",
                    row -> row.getLong(1));
            connection.commit();
            Rows.update(connection, "analyze");
            connection.commit();
        } catch (SQLException | IOException broken) {
            throw new DatabaseException(
                    "%s could not be restored, and nothing was changed: %s"
                            .formatted(archive, broken.getMessage()),
                    broken);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new ZipException("it has no " + Manifest.ENTRY);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JsonMapper.shared().readValue(in, Manifest.class);
            if (manifest.format() > Manifest.FORMAT) {
                throw new ZipException(
                        "it was written by a newer Querencia; update this one first");
            }
            return manifest;
        }
    }

    private static void refuseUnlessEmpty(Connection connection, Connector connector)
            throws SQLException {
        boolean used =
                Rows.single(
                        connection,
                        """
                        select exists (select from log) or exists (select from workspace)
                            or exists (select from source) or exists (select from member)
                        """,
                        row -> row.getBoolean(1));
        if (used) {
            throw DatabaseException.inUse(
                    "the %s is in use already; a back-up is restored into an empty one only"
                            .formatted(connector));
        }
    }

    private void fill(Connection connection, Manifest.Table table)
            throws SQLException, IOException {
        if (!Tables.KEPT.contains(table.name())) {
            throw new IOException("it holds the unknown table '%s'".formatted(table.name()));
        }
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new IOException("%s is missing".formatted(table.entry()));
        }
        Rows.update(connection, "delete from " + table.name());
        MessageDigest digest = PostgresBackups.sha256();
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            long rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy %s (%s) from stdin (format binary)"
                                            .formatted(table.name(), table.columnList()),
                                    in,
                                    BUFFER_BYTES);
            String found = HexFormat.of().formatHex(digest.digest());
            if (rows != table.rows() || !found.equals(table.sha256())) {
                throw new IOException(
                        "%s is damaged: %d rows instead of %d, or other bytes"
                                .formatted(table.entry(), rows, table.rows()));
            }
        }
    }
}
