package org.querencia.runtime.analyst;

/// A column of an answer.
///
/// @param type as the warehouse names it, such as `BIGINT` or `DECIMAL(24,4)`
public record Column(String name, String type) {

    /// What a type comes to for those who show or send its values.
    public enum Kind {
        FLAG,
        SMALL,
        INTEGER,
        LONG,
        DECIMAL,
        DOUBLE,
        DAY,
        TIME,
        TIMESTAMP,
        INSTANT,
        UUID,
        JSON,
        TEXT;

        /// Whether values can be reckoned with.
        public boolean isNumber() {
            return switch (this) {
                case SMALL, INTEGER, LONG, DECIMAL, DOUBLE -> true;
                case FLAG, DAY, TIME, TIMESTAMP, INSTANT, UUID, JSON, TEXT -> false;
            };
        }
    }

    public Kind kind() {
        if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
            return Kind.TEXT;
        }
        if (type.startsWith("DECIMAL")) {
            return Kind.DECIMAL;
        }
        return switch (type) {
            case "BOOLEAN" -> Kind.FLAG;
            case "TINYINT", "UTINYINT", "SMALLINT" -> Kind.SMALL;
            case "INTEGER", "USMALLINT" -> Kind.INTEGER;
            case "BIGINT", "UINTEGER" -> Kind.LONG;
            case "HUGEINT", "UHUGEINT", "UBIGINT" -> Kind.DECIMAL;
            case "FLOAT", "DOUBLE" -> Kind.DOUBLE;
            case "DATE" -> Kind.DAY;
            case "TIME" -> Kind.TIME;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Kind.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> Kind.INSTANT;
            case "UUID" -> Kind.UUID;
            case "JSON" -> Kind.JSON;
            default -> Kind.TEXT;
        };
    }
}
