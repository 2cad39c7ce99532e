package org.querencia.connect.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;

/// Reads the cells of a result, typed.
///
/// @param column from 1
record Cells(int column, Kind kind) {

    /// Longer texts are cut.
    private static final int TEXT_LENGTH_MAX = 100_000;

    /// Not `NaN` and `Infinity`, which say nothing.
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]{1,60}([eE][-+]?\\d{1,3})?");

    private enum Kind {
        MOMENT,
        LOCAL,
        DAY,
        NUMERAL,
        FLAG,
        BYTES,
        WORD
    }

    static Cells of(ResultSetMetaData columns, int column) throws SQLException {
        return new Cells(column, kind(columns, column));
    }

    /// What the program takes of the cell; nothing of a blank one, and of bytes.
    Optional<Value> value(ResultSet row) throws SQLException {
        Optional<Cursor> typed = cursor(row);
        if (typed.isPresent()) {
            return Optional.of(
                    typed.get() instanceof Cursor.Numeral(BigDecimal number)
                            ? Value.of(number)
                            : Value.of(typed.get().written()));
        }
        if (kind == Kind.FLAG) {
            boolean flag = row.getBoolean(column);
            return row.wasNull() ? Optional.empty() : Optional.of(Value.of(flag));
        }
        return Optional.empty();
    }

    /// The cell as something that grows; empty where it is blank or cannot.
    Optional<Cursor> cursor(ResultSet row) throws SQLException {
        return switch (kind) {
            case MOMENT ->
                    Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                            .map(Cursor.Moment::new);
            case LOCAL ->
                    Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                            .map(Cursor.Local::new);
            case DAY ->
                    Optional.ofNullable(row.getObject(column, LocalDate.class))
                            .map(Cursor.Day::new);
            case NUMERAL ->
                    Optional.ofNullable(row.getString(column))
                            .filter(text -> NUMBER.matcher(text).matches())
                            .map(text -> new Cursor.Numeral(new BigDecimal(text)));
            case WORD ->
                    Optional.ofNullable(row.getString(column))
                            .map(text -> Texts.cut(Texts.clean(text), TEXT_LENGTH_MAX))
                            .map(Cursor.Word::new);
            case FLAG, BYTES -> Optional.empty();
        };
    }

    private static Kind kind(ResultSetMetaData columns, int column) throws SQLException {
        String name = columns.getColumnTypeName(column).toLowerCase(Locale.ROOT);
        boolean zoned = name.contains("tz") || name.contains("with time zone");
        return switch (columns.getColumnType(column)) {
            case Types.TIMESTAMP -> zoned ? Kind.MOMENT : Kind.LOCAL;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.MOMENT;
            case Types.DATE -> Kind.DAY;
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE ->
                    Kind.NUMERAL;
            case Types.BOOLEAN -> Kind.FLAG;
            case Types.BIT -> name.startsWith("bool") ? Kind.FLAG : Kind.WORD;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            default -> Kind.WORD;
        };
    }
}
