package org.querencia.connect.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.connect.read.DateStyle;
import org.querencia.connect.read.NumberStyle;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.Why;
import org.querencia.connect.read.Words;
import org.querencia.core.event.Value;
import org.querencia.runtime.codec.InvalidJsonException;
import org.querencia.runtime.codec.ValueCodec;

/// Makes values of cells; what cannot be one ends the row with a [RowFault].
final class ValueReader {

    /// A trillion: more is a code that stands in the wrong column.
    private static final BigDecimal AMOUNT_MAX = BigDecimal.TEN.pow(12);

    private static final int AMOUNT_SCALE_MAX = 6;

    /// Clocks and zones may be this much ahead of ours.
    private static final Duration AHEAD_MAX = Duration.ofHours(26);

    private static final Set<String> YES =
            Set.of("si", "s", "yes", "y", "true", "t", "1", "x", "verdadero", "acepta", "on");
    private static final Set<String> NO =
            Set.of("no", "n", "false", "f", "0", "falso", "rechaza", "off");

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern SEPARATORS = Pattern.compile("\\s*[;|]\\s*|\\s*,\\s*");

    private final Cells cells;
    private final NumberStyle numbers;
    private final Map<String, DateStyle> dates;
    private final Optional<DateStyle> told;
    private final ZoneId zone;
    private final ZoneId companyZone;
    private final Instant now;

    /// Rows beside each other often have the same date.
    private final Map<String, LastDate> lastDates = new HashMap<>();

    private record LastDate(String text, DateStyle.Written written) {}

    /// @param dates how each column's dates are written, as detected
    /// @param told how all dates are written, as the mapping says
    /// @param now what is later than this was not yet
    ValueReader(
            Cells cells,
            NumberStyle numbers,
            Map<String, DateStyle> dates,
            Optional<DateStyle> told,
            Zones zones,
            Instant now) {
        this.cells = cells;
        this.numbers = numbers;
        this.dates = dates;
        this.told = told;
        this.zone = zones.file();
        this.companyZone = zones.company();
        this.now = now;
    }

    /// @param file of times without one
    /// @param company of days without a time
    record Zones(ZoneId file, ZoneId company) {}

    /// The text a taking finds, translated; empty when all is blank.
    Optional<String> text(Row row, Taking taking) {
        String found = taking.constant().orElseGet(() -> joined(row, taking));
        if (!taking.translate().isEmpty()) {
            found = taking.translate().getOrDefault(Words.plain(found), found);
        }
        return found.isEmpty() ? taking.otherwise() : Optional.of(found);
    }

    Optional<Value> value(Row row, Taking taking, FieldSpec field) {
        Optional<String> text = text(row, taking);
        if (text.isEmpty()) {
            if (field.required()) {
                throw new RowFault(column(taking), "", Why.of("blank", field.name()));
            }
            return Optional.empty();
        }
        return Optional.of(value(text.get(), taking, field));
    }

    /// Of a trait or property, which is what its taking says; text without.
    Optional<Value> value(Row row, Taking taking) {
        return text(row, taking)
                .map(text ->
                        value(
                                text,
                                taking,
                                FieldSpec.field("", taking.as().orElse(FieldType.TEXT), "")));
    }

    private Value value(String text, Taking taking, FieldSpec field) {
        return switch (field.type()) {
            case TEXT -> Value.of(text);
            case NUMBER -> Value.of(number(text, taking));
            case AMOUNT -> Value.of(amount(text, taking));
            case WHOLE -> Value.of(whole(text, taking));
            case MOMENT -> Value.of(moment(text, taking).toString());
            case DAY -> Value.of(written(text, taking).day().toString());
            case FLAG -> Value.of(flag(text, taking));
            case LIST -> list(text);
            case CURRENCY -> Value.of(currency(text, taking));
            case CHOICE -> Value.of(choice(text, taking, field));
        };
    }

    BigDecimal number(String text, Taking taking) {
        NumberStyle style = taking.decimal().map(ValueReader::style).orElse(numbers);
        BigDecimal number =
                style.parse(text)
                        .orElseThrow(() ->
                                fault(
                                        taking,
                                        text,
                                        Why.of(
                                                "no-number",
                                                style.decimal() == ',' ? "1.234,56" : "1,234.56")));
        if (number.abs().compareTo(AMOUNT_MAX) > 0) {
            throw fault(taking, text, Why.of("beyond-trillion"));
        }
        return number.scale() > AMOUNT_SCALE_MAX
                ? number.setScale(AMOUNT_SCALE_MAX, RoundingMode.HALF_UP)
                : number;
    }

    BigDecimal amount(String text, Taking taking) {
        BigDecimal amount = number(text, taking);
        if (amount.signum() < 0) {
            throw fault(taking, text, Why.of("below-zero"));
        }
        return amount;
    }

    private BigDecimal whole(String text, Taking taking) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            int last = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
            int first = Integer.parseInt(clock.group(1));
            int second = Integer.parseInt(clock.group(2));
            return BigDecimal.valueOf(
                    clock.group(3) == null
                            ? first * 60L + second
                            : first * 3_600L + second * 60L + last);
        }
        BigDecimal number = number(text, taking).stripTrailingZeros();
        if (number.scale() > 0) {
            throw fault(taking, text, Why.of("no-whole"));
        }
        return number.setScale(0);
    }

    /// When the field says that something was; never later than now.
    Instant moment(String text, Taking taking) {
        DateStyle.Written written = written(text, taking);
        Instant at =
                past(written.in(written.time().isPresent() ? zone : companyZone), text, taking);
        return at.isAfter(now) ? now : at;
    }

    /// Noon of the day the field says: figures of a day belong to the company's day, whatever clock
    /// wrote the file.
    Instant noon(String text, Taking taking) {
        Instant noon =
                written(text, taking).day().atTime(LocalTime.NOON).atZone(companyZone).toInstant();
        return past(noon, text, taking);
    }

    private Instant past(Instant at, String text, Taking taking) {
        if (at.isAfter(now.plus(AHEAD_MAX))) {
            throw fault(taking, text, Why.of("in-future"));
        }
        return at;
    }

    DateStyle.Written written(String text, Taking taking) {
        String column = column(taking);
        LastDate last = lastDates.get(column);
        if (last != null && last.text().equals(text)) {
            return last.written();
        }
        DateStyle style =
                taking.dates()
                        .flatMap(DateStyle::ofPattern)
                        .or(() -> told)
                        .orElseGet(() -> dates.getOrDefault(column, DateStyle.DAY_FIRST));
        DateStyle.Written written =
                style.parse(text)
                        .orElseThrow(() ->
                                fault(
                                        taking,
                                        text,
                                        Why.of(
                                                text.matches("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*")
                                                        ? "no-such-day"
                                                        : "no-date",
                                                style.pattern())));
        lastDates.put(column, new LastDate(text, written));
        return written;
    }

    private boolean flag(String text, Taking taking) {
        String plain = Words.plain(text);
        if (YES.contains(plain)) {
            return true;
        }
        if (NO.contains(plain)) {
            return false;
        }
        throw fault(taking, text, Why.of("no-flag"));
    }

    private static Value list(String text) {
        if (text.startsWith("[")) {
            try {
                Value json =
                        ValueCodec.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                if (json instanceof Value.Items) {
                    return json;
                }
            } catch (InvalidJsonException noJson) {
                return items(text);
            }
        }
        return items(text);
    }

    private static Value items(String text) {
        boolean commas = text.indexOf(';') < 0 && text.indexOf('|') < 0;
        List<Value> items = new ArrayList<>();
        for (String item :
                (commas ? SEPARATORS : Pattern.compile("\\s*[;|]\\s*")).split(text, -1)) {
            if (!item.isBlank()) {
                items.add(Value.of(item.strip()));
            }
        }
        return new Value.Items(items);
    }

    private static String currency(String text, Taking taking) {
        return MappingReader.currency(text)
                .orElseThrow(() -> fault(taking, text, Why.of("no-currency")));
    }

    private static String choice(String text, Taking taking, FieldSpec field) {
        String stored = field.choices().get(Words.plain(text));
        if (stored == null) {
            throw fault(taking, text, Why.of("no-choice", String.join(", ", field.stored())));
        }
        return stored;
    }

    private String joined(Row row, Taking taking) {
        if (taking.columns().size() == 1) {
            return cells.text(row, taking.columns().getFirst());
        }
        StringBuilder all = new StringBuilder();
        for (String column : taking.columns()) {
            String cell = cells.text(row, column);
            if (cell.isEmpty()) {
                continue;
            }
            if (taking.join().isEmpty()) {
                return cell;
            }
            all.append(all.isEmpty() ? "" : taking.join().get()).append(cell);
        }
        return all.toString();
    }

    static String column(Taking taking) {
        return taking.columns().isEmpty() ? "" : taking.columns().getFirst();
    }

    static RowFault fault(Taking taking, String value, Why why) {
        return new RowFault(column(taking), value, why);
    }

    private static NumberStyle style(char decimal) {
        return decimal == ',' ? NumberStyle.COMMA : NumberStyle.POINT;
    }
}
