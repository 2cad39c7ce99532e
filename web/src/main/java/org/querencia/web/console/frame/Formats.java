package org.querencia.web.console.frame;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.querencia.core.order.Money;

/// Numbers, money and time as the reader writes them: language of the user, country and zone of the
/// workspace.
///
/// @param now the moment of the request, from which relative times count
public record Formats(Texts texts, ZoneId zone, Instant now) {

    /// Amounts of this and above are shown without cents: nobody reads them there.
    private static final BigDecimal WHOLE_FROM = BigDecimal.valueOf(1000);

    private static final List<String> BYTE_UNITS = List.of("B", "kB", "MB", "GB", "TB");

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    public String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    /// The size of a file in the unit that says enough, thousands as disks count them.
    public String bytes(long bytes) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        int unit = 0;
        double size = bytes;
        while (size >= 1000 && unit < BYTE_UNITS.size() - 1) {
            size /= 1000;
            unit++;
        }
        format.setMaximumFractionDigits(size < 10 && unit > 0 ? 1 : 0);
        return format.format(size) + "\u00A0" + BYTE_UNITS.get(unit);
    }

    /// A share, as a whole percentage.
    public String share(long part, long whole) {
        double share = whole == 0 ? 0 : (double) part / whole;
        return NumberFormat.getPercentInstance(locale()).format(share);
    }

    /// A probability, as a percentage with a tenth where it is near to certain.
    public String likelihood(double probability) {
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(probability > 0.99 ? 2 : 0);
        return format.format(probability);
    }

    /// How much more or less than before, as a signed percentage.
    public String change(long now, long before) {
        double change = before == 0 ? 0 : (double) (now - before) / before;
        DecimalFormat format =
                new DecimalFormat("+0 %;−0 %", DecimalFormatSymbols.getInstance(locale()));
        return Math.abs(change) < 0.005 ? "±0 %" : format.format(change);
    }

    /// The amount as one reads it: without cents once it is large.
    public String money(Money money) {
        NumberFormat format = currencyFormat(money);
        if (money.amount().abs().compareTo(WHOLE_FROM) >= 0) {
            format.setMaximumFractionDigits(0);
        }
        return apart(format.format(money.amount()));
    }

    /// The amount to the cent.
    public String exact(Money money) {
        return apart(currencyFormat(money).format(money.amount()));
    }

    /// Amounts that cannot be added up, one after the other.
    public String monies(List<Money> amounts) {
        return amounts.stream().map(this::exact).collect(Collectors.joining(", "));
    }

    /// `COP 25,000`: the letters of a currency do not stick to the number, as Java writes them.
    private static String apart(String amount) {
        return amount.replaceFirst("(\\p{L})(\\d)", "$1\u00A0$2");
    }

    public String date(Instant instant) {
        return date(instant.atZone(zone).toLocalDate());
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.text("format.date"), locale()).format(day);
    }

    /// Day and month, with the year where it is not this one.
    public String shortDate(Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return day.getYear() == now.atZone(zone).getYear() ? shortDate(day) : date(day);
    }

    /// Day and month, for axes.
    public String shortDate(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.text("format.day"), locale()).format(day);
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale()).format(instant.atZone(zone));
    }

    /// To the second, with the zone: for those who compare with other logs.
    public String dateTime(Instant instant) {
        return date(instant)
                + " "
                + DateTimeFormatter.ofPattern("HH:mm:ss z", locale()).format(instant.atZone(zone));
    }

    /// How long ago in the coarsest unit that says enough: '3 min ago', 'yesterday', a date.
    public String ago(Instant instant) {
        Duration past = Duration.between(instant, now);
        if (past.toSeconds() < 10) {
            return texts.text("ago.now");
        }
        if (past.toMinutes() < 1) {
            return texts.text("ago.seconds", past.toSeconds());
        }
        if (past.toHours() < 1) {
            return texts.text("ago.minutes", past.toMinutes());
        }
        ZonedDateTime then = instant.atZone(zone);
        long days = ChronoUnit.DAYS.between(then.toLocalDate(), now.atZone(zone).toLocalDate());
        if (days == 0 || past.toHours() < 6) {
            return texts.text("ago.hours", past.toHours());
        }
        if (days == 1) {
            return texts.text("ago.yesterday", time(instant));
        }
        if (days < 7) {
            return texts.text("ago.days", days);
        }
        return date(instant);
    }

    /// Machine-readable, for the `datetime` of a `time` element.
    public String iso(Instant instant) {
        return instant.toString();
    }

    /// The mean of an amount over a count; zero over nothing.
    public static Money mean(Money sum, long count) {
        if (count == 0) {
            return Money.zero(sum.currency());
        }
        BigDecimal mean =
                sum.amount()
                        .divide(
                                BigDecimal.valueOf(count),
                                sum.amount().scale(),
                                RoundingMode.HALF_UP);
        return Money.of(mean, sum.currency());
    }

    private NumberFormat currencyFormat(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(money.currency());
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(0);
        format.setMaximumFractionDigits(digits);
        if (money.amount().stripTrailingZeros().scale() > 0) {
            format.setMinimumFractionDigits(digits);
        }
        return format;
    }

    private Locale locale() {
        return texts.locale();
    }
}
