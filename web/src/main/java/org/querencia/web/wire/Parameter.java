package org.querencia.web.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.web.wire.SqlTokens.Kind;
import org.querencia.web.wire.SqlTokens.Token;

/// A parameter's value as a literal.
final class Parameter {

    private static final String NUMBER = "[+-]?(\\d+([.]\\d*)?|[.]\\d+)([eE][+-]?\\d{1,3})?";

    /// Where PostgreSQL's calendar begins.
    private static final LocalDateTime ZERO = LocalDateTime.of(2000, 1, 1, 0, 0);

    /// What a parameter is where the statement says so: `$1::int`, `CAST($1 AS date)`, `LIMIT $1`.
    private static final Map<String, Integer> TYPES =
            Map.ofEntries(
                    Map.entry("int", 23),
                    Map.entry("integer", 23),
                    Map.entry("int4", 23),
                    Map.entry("bigint", 20),
                    Map.entry("int8", 20),
                    Map.entry("smallint", 21),
                    Map.entry("int2", 21),
                    Map.entry("numeric", 1700),
                    Map.entry("decimal", 1700),
                    Map.entry("double", 701),
                    Map.entry("float8", 701),
                    Map.entry("boolean", 16),
                    Map.entry("bool", 16),
                    Map.entry("date", 1082),
                    Map.entry("timestamp", 1114),
                    Map.entry("uuid", 2950));

    private static final int EIGHT_BYTES = 20;

    private Parameter() {}

    /// The types of parameters by their numbers, of those of which the statement tells.
    static Map<Integer, Integer> types(String sql) {
        List<Token> words = SqlTokens.of(sql).stream().filter(word -> !word.isGap()).toList();
        Map<Integer, Integer> types = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).kind() != Kind.PARAMETER) {
                continue;
            }
            int number = SqlTokens.number(words.get(i));
            if (i > 0 && (words.get(i - 1).isWord("LIMIT") || words.get(i - 1).isWord("OFFSET"))) {
                types.putIfAbsent(number, EIGHT_BYTES);
            } else if (i + 2 < words.size()
                    && (words.get(i + 1).isOther("::") || words.get(i + 1).isWord("AS"))) {
                Optional.ofNullable(TYPES.get(words.get(i + 2).text().toLowerCase(Locale.ROOT)))
                        .ifPresent(type -> types.putIfAbsent(number, type));
            }
        }
        return types;
    }

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
            case 20, 21, 23, 26, 700, 701, 1700 -> text.matches(NUMBER) ? text : quoted(text);
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
            case "1082:4" -> quoted(ZERO.toLocalDate().plusDays(buffer.getInt()).toString());
            case "1114:8", "1184:8" ->
                    quoted(ZERO.plus(buffer.getLong(), ChronoUnit.MICROS).toString());
            case "2950:16" -> quoted(new UUID(buffer.getLong(), buffer.getLong()).toString());
            default ->
                    switch (type) {
                        case 0, 18, 19, 25, 114, 705, 1042, 1043 ->
                                quoted(new String(bytes, StandardCharsets.UTF_8));
                        case 1700 -> decimal(buffer);
                        case 17 -> quoted("\\x" + HexFormat.of().formatHex(bytes));
                        default ->
                                throw new WireException(
                                        "0A000",
                                        "a parameter of type %d in binary form; send it as text"
                                                .formatted(type));
                    };
        };
    }

    /// Groups of four digits, see [PgType].
    private static String decimal(ByteBuffer bytes) {
        if (bytes.remaining() < 8 || bytes.remaining() < 8 + 2 * bytes.getShort(0)) {
            throw new WireException("22P03", "a number in binary form that ends too early");
        }
        int groups = bytes.getShort();
        int weight = bytes.getShort();
        boolean minus = (bytes.getShort() & 0x4000) != 0;
        int scale = bytes.getShort();
        BigDecimal value = BigDecimal.ZERO;
        for (int i = 0; i < groups; i++) {
            value =
                    value.add(
                            BigDecimal.valueOf(bytes.getShort())
                                    .scaleByPowerOfTen(4 * (weight - i)));
        }
        BigDecimal scaled = value.setScale(Math.max(0, scale), RoundingMode.HALF_UP);
        return (minus ? scaled.negate() : scaled).toPlainString();
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
