package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.duckdb.DuckDBAppender;

/// Values of columns that may be absent: then NULL.
final class Columns {

    private Columns() {}

    /// Empty text is absent.
    static void text(DuckDBAppender appender, String text) throws SQLException {
        if (text.isEmpty()) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }

    static void text(DuckDBAppender appender, Optional<String> text) throws SQLException {
        text(appender, text.orElse(""));
    }

    static void uuid(DuckDBAppender appender, Optional<UUID> id) throws SQLException {
        if (id.isPresent()) {
            appender.append(id.get());
        } else {
            appender.appendNull();
        }
    }

    static void degrees(DuckDBAppender appender, Optional<Double> degrees) throws SQLException {
        if (degrees.isPresent()) {
            appender.append(degrees.get().doubleValue());
        } else {
            appender.appendNull();
        }
    }
}
