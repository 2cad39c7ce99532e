package org.querencia.web.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/// A parameter's value as a literal.
final class Parameter {

    private static final String NUMBER = "[+-]?(\\d+([.]\\d*)?|[.]\\d+)([eE][+-]?\\d{1,3})?";

    private Parameter() {}

    /// @param type its number in `pg_type`; 0 where the client leaves it open
    static String literal(int type, boolean binary, byte[] bytes) {
        return binary ? binary(type, bytes) : text(type, new String(bytes, StandardCharsets.UTF_8));
    }

    private static String text(int type, String text) {
        return switch (type) {
            case 16 ->
                    text.startsWith("t") || text.startsWith("1") || text.startsWith("T")
                            ? "TRUE"
                            : "FALSE";
            case 20, 21, 23, 26, 700, 701, 1700 ->
                    text.matches(NUMBER) ? text : quoted(text);
            default -> quoted(text);
        };
    }

    private static String binary(int type, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (type + ":" + bytes.length) {
            case "16:1" -> bytes[0] == 0 ? "FALSE" : "TRUE";
            case "21:2" -> Short.toString(buffer.getShort());
            case "23:4", "26:4" -> Integer.toString(buffer.getInt());
            case "20:8" -> Long.toString(buffer.getLong());
            case "700:4" -> number(buffer.getFloat());
            case "701:8" -> number(buffer.getDouble());
            case "2950:16" -> quoted(new UUID(buffer.getLong(), buffer.getLong()).toString());
            default ->
                    switch (type) {
                        case 0, 18, 19, 25, 114, 705, 1042, 1043 ->
                                quoted(new String(bytes, StandardCharsets.UTF_8));
                        case 17 -> quoted("\\x" + HexFormat.of().formatHex(bytes));
                        default ->
                                throw new WireException(
                                        "0A000",
                                        "a parameter of type %d in binary form; send it as text"
                                                .formatted(type));
                    };
        };
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? Double.toString(value)
                : "CAST('%s' AS DOUBLE)".formatted(value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
