package org.querencia.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the warehouse lies on disk: the file, its write-ahead log beside it, and how they are
/// opened.
final class DatabaseFile {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    /// The write-ahead log is folded into the file at this size: large enough that a row group is
    /// compressed about once, small enough that opening after a kill takes about a second.
    private static final String CHECKPOINT_SIZE = "128MB";

    /// What may be put on disk for what does not fit into memory; never more than half of what is
    /// free, since the log lies there too.
    private static final long TEMPORARY_BYTES_MAX = 20_000_000_000L;

    private static final long TEMPORARY_BYTES_MIN = 100_000_000L;

    private final WarehouseSettings settings;
    private final Path path;

    DatabaseFile(WarehouseSettings settings) {
        this.settings = settings;
        this.path = settings.file().toAbsolutePath();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /// Opens what is there. A file that cannot be read, or of another version, is set aside and an
    /// empty one opened; one that another process holds is refused.
    DuckDBConnection open() {
        try {
            Files.createDirectories(path.getParent());
            return opened();
        } catch (SQLException failed) {
            if (Fault.of(failed) != Fault.SPOILT) {
                throw new WarehouseException(
                        "The warehouse %s cannot be opened: %s"
                                .formatted(path, Fault.of(failed).words()),
                        failed);
            }
            LOG.warn("The warehouse {} cannot be read and is made again", path, failed);
            setAside();
            return openedEmpty();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Keeps the unreadable file under another name, the newest one only, for whoever wants to know
    /// why.
    void setAside() {
        try {
            if (exists()) {
                Files.move(
                        path,
                        path.resolveSibling(path.getFileName() + ".unreadable"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(writeAheadLog());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(writeAheadLog());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private DuckDBConnection opened() throws SQLException {
        DuckDBConnection connection = connect();
        try {
            if (!Schema.fits(connection)) {
                connection.close();
                delete();
                connection = connect();
                Schema.create(connection);
            }
            AnalystSchema.make(connection, settings);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private DuckDBConnection openedEmpty() {
        try {
            return opened();
        } catch (SQLException failed) {
            throw new WarehouseException(
                    "A new warehouse cannot be made at %s: is the disk full or the folder read-only?"
                            .formatted(path),
                    failed);
        }
    }

    private Path writeAheadLog() {
        return path.resolveSibling(path.getFileName() + ".wal");
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    private long temporaryBytes() {
        try {
            long half = Files.getFileStore(path.getParent()).getUsableSpace() / 2;
            return Math.clamp(half, TEMPORARY_BYTES_MIN, TEMPORARY_BYTES_MAX);
        } catch (IOException untold) {
            LOG.debug("How much is free at {} is not told", path, untold);
            return TEMPORARY_BYTES_MAX;
        }
    }

    private DuckDBConnection connect() throws SQLException {
        Properties options = new Properties();
        options.put("memory_limit", settings.memoryMegabytes() + "MB");
        options.put("threads", Integer.toString(settings.threads()));
        options.put("temp_directory", path.resolveSibling(path.getFileName() + ".tmp").toString());
        options.put("max_temp_directory_size", temporaryBytes() / 1_000_000 + "MB");
        options.put("wal_autocheckpoint", CHECKPOINT_SIZE);
        // Nothing is ever fetched from outside, and no file is read or written but its own and
        // those
        // of the folder beside it, whatever a statement says.
        options.put("autoinstall_known_extensions", "false");
        options.put("autoload_known_extensions", "false");
        options.put("allowed_directories", "['%s/']".formatted(quoted(settings.outFolder())));
        options.put("enable_external_access", "false");
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:" + path, options)
                        .unwrap(DuckDBConnection.class);
        NativeLibrary.deleteUnpacked();
        return connection;
    }
}
