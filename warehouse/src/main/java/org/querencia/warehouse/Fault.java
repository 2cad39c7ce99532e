package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Locale;

/// What an error of DuckDB says about its file. DuckDB tells by words only.
enum Fault {
    NONE("the statement failed"),
    /// Another process has the file.
    IN_USE("another process holds it: stop that one, or use it"),
    /// DuckDB refuses to go on until the file is opened again (disk full, for one).
    STOPPED("DuckDB stopped; it is opened again"),
    /// What is in the file cannot be read.
    SPOILT("the file is spoilt or of another version; it is made again from the log");

    private static final List<String> IN_USE_WORDS = List.of("could not set lock");
    private static final List<String> SPOILT_WORDS =
            List.of(
                    "corrupt",
                    "not a valid duckdb database",
                    "could not read enough bytes",
                    "serialization error",
                    "replaying wal",
                    "version number",
                    "internal error");
    private static final List<String> STOPPED_WORDS =
            List.of("fatal error", "has been invalidated");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /// What is the matter, to end a sentence with.
    String words() {
        return words;
    }

    /// Whether a statement was stopped for taking longer than it may.
    static boolean isOutOfTime(SQLException failed) {
        return failed instanceof SQLTimeoutException
                || String.valueOf(failed.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains("interrupt error");
    }

    /// Whether a statement would have held more than DuckDB may. For want of memory an appender
    /// says only that it could not be made.
    static boolean isOutOfMemory(SQLException failed) {
        String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("out of memory error")
                || message.contains("duckdb_appender_create_ext error");
    }

    static Fault of(SQLException failed) {
        String message =
                failed.getMessage() == null ? "" : failed.getMessage().toLowerCase(Locale.ROOT);
        if (IN_USE_WORDS.stream().anyMatch(message::contains)) {
            return IN_USE;
        }
        // A database stopped by a spoilt block says both; opening it again would not help.
        if (SPOILT_WORDS.stream().anyMatch(message::contains)) {
            return SPOILT;
        }
        return STOPPED_WORDS.stream().anyMatch(message::contains) ? STOPPED : NONE;
    }
}
