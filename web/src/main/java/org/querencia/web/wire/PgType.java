package org.querencia.web.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.runtime.analyst.Column;

/// A column's type as PostgreSQL numbers it, and its values as clients read them.
///
/// @param oid of `pg_type`
/// @param bytes of a value; -1 where that differs
/// @param modifier width and scale of decimals; -1 for none
record PgType(Column.Kind kind, int oid, int bytes, int modifier) {

    static final int TEXT = 25;

    private static final LocalDate ZERO_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDateTime ZERO = ZERO_DAY.atStartOfDay();
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    /// Decimal digits of one digit on the wire.
    private static final int GROUP = 4;

    private static final DateTimeFormatter STAMP =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(java.util.Locale.ROOT);

    static PgType of(Column column) {
        Column.Kind kind = column.kind();
        return switch (kind) {
            case FLAG -> new PgType(kind, 16, 1, -1);
            case SMALL -> new PgType(kind, 21, 2, -1);
            case INTEGER -> new PgType(kind, 23, 4, -1);
            case LONG -> new PgType(kind, 20, 8, -1);
            case DECIMAL -> new PgType(kind, 1700, -1, modifier(column.type()));
            case DOUBLE -> new PgType(kind, 701, 8, -1);
            case DAY -> new PgType(kind, 1082, 4, -1);
            case TIME -> new PgType(kind, 1083, 8, -1);
            case TIMESTAMP -> new PgType(kind, 1114, 8, -1);
            case INSTANT -> new PgType(kind, 1184, 8, -1);
            case UUID -> new PgType(kind, 2950, 16, -1);
            case JSON -> new PgType(kind, 114, -1, -1);
            case TEXT -> new PgType(kind, TEXT, -1, -1);
        };
    }

    private static int modifier(String type) {
        Matcher parts = DECIMAL.matcher(type);
        return parts.matches()
                ? (Integer.parseInt(parts.group(1)) << 16) + Integer.parseInt(parts.group(2)) + 4
                : -1;
    }

    /// A value in the form that was asked for.
    byte[] value(String text, boolean binary) {
        return binary ? binary(text) : utf8(plain(text));
    }

    /// As text, the way PostgreSQL writes it.
    String plain(String text) {
        return switch (kind) {
            case FLAG -> text.equals("true") ? "t" : "f";
            case DOUBLE -> named(text);
            default -> text;
        };
    }

    private static String named(String text) {
        return switch (text) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> text;
        };
    }

    private byte[] binary(String text) {
        return switch (kind) {
            case FLAG -> new byte[] {(byte) (text.equals("true") ? 1 : 0)};
            case SMALL -> ByteBuffer.allocate(2).putShort(Short.parseShort(text)).array();
            case INTEGER -> ByteBuffer.allocate(4).putInt(Integer.parseInt(text)).array();
            case LONG -> eight(Long.parseLong(text));
            case DOUBLE -> eight(Double.doubleToLongBits(Double.parseDouble(named(text))));
            case DECIMAL -> decimal(new BigDecimal(text));
            case DAY ->
                    ByteBuffer.allocate(4)
                            .putInt(
                                    Math.toIntExact(
                                            LocalDate.parse(text).toEpochDay()
                                                    - ZERO_DAY.toEpochDay()))
                            .array();
            case TIME -> eight(LocalTime.parse(text).toNanoOfDay() / 1_000);
            case TIMESTAMP -> eight(micros(text));
            case INSTANT -> eight(micros(text.replaceFirst("[+]00(:00)?$", "")));
            case UUID -> {
                UUID id = UUID.fromString(text);
                yield ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            }
            case JSON, TEXT -> utf8(text);
        };
    }

    private static long micros(String text) {
        return ChronoUnit.MICROS.between(ZERO, LocalDateTime.parse(text, STAMP));
    }

    /// Groups of four digits: how many, where the first stands, the sign, decimals shown, groups.
    private static byte[] decimal(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int padded = (scale + GROUP - 1) / GROUP * GROUP;
        BigInteger whole = value.abs().setScale(padded).unscaledValue();
        List<Short> groups = new ArrayList<>();
        BigInteger base = BigInteger.valueOf(10_000);
        while (whole.signum() > 0) {
            BigInteger[] parts = whole.divideAndRemainder(base);
            groups.addFirst(parts[1].shortValueExact());
            whole = parts[0];
        }
        int weight = groups.size() - padded / GROUP - 1;
        while (!groups.isEmpty() && groups.getLast() == 0) {
            groups.removeLast();
        }
        ByteBuffer out = ByteBuffer.allocate(8 + 2 * groups.size());
        out.putShort((short) groups.size())
                .putShort((short) (groups.isEmpty() ? 0 : weight))
                .putShort((short) (value.signum() < 0 ? 0x4000 : 0))
                .putShort((short) scale);
        groups.forEach(out::putShort);
        return out.array();
    }

    private static byte[] eight(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
