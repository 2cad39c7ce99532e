package org.querencia.web.console.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Words;
import org.querencia.core.order.Money;
import org.querencia.web.console.frame.Frame;

/// Measures and what they tell, as the reader says it.
public record MeasureWords(Frame frame, Currency currency) {

    private static final String NOTHING = "–";

    public String said(Words words) {
        return words.in(frame.texts().locale());
    }

    public String value(Measure measure, Optional<BigDecimal> value) {
        return value.map(known -> value(measure, known)).orElse(NOTHING);
    }

    public String value(Measure measure, BigDecimal value) {
        return switch (measure.unit()) {
            case MONEY -> money(value);
            case NUMBER -> frame.formats().number(round(value, 1));
            case SHARE -> percent(value);
            case DAYS -> frame.text("measure.unit.days", number(value, 1));
            case MONTHS -> frame.text("measure.unit.months", number(value, 1));
            case RATIO -> number(value, 2);
        };
    }

    private String money(BigDecimal value) {
        try {
            return frame.formats().money(Money.of(value, currency));
        } catch (ArithmeticException absurd) {
            return number(value, 0) + " " + currency.getCurrencyCode();
        }
    }

    private String percent(BigDecimal value) {
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    private String number(BigDecimal value, int digits) {
        return frame.formats().number(round(value, digits));
    }

    private static BigDecimal round(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /// How much more or less than before, where both are known.
    public Optional<String> change(Optional<BigDecimal> now, Optional<BigDecimal> before) {
        return before.filter(was -> was.signum() != 0)
                .flatMap(was ->
                        now.map(is ->
                                frame.formats()
                                        .change(
                                                is.movePointRight(4).longValue(),
                                                was.movePointRight(4).longValue())));
    }

    /// How much more or less than before, in its unit and, where that can be said, in percent.
    String difference(Measure measure, BigDecimal now, BigDecimal before) {
        BigDecimal more = now.subtract(before);
        if (more.signum() == 0) {
            return frame.text("measure.beside.same");
        }
        String much =
                measure.unit() == Measure.Unit.SHARE
                        ? frame.text("measure.points", number(more.abs().movePointRight(2), 1))
                        : value(measure, more.abs());
        String said =
                frame.text(more.signum() > 0 ? "measure.beside.more" : "measure.beside.less", much);
        return change(Optional.of(now), Optional.of(before))
                .map(change -> said + " (" + change + ")")
                .orElse(said);
    }

    public String dimension(String name) {
        return frame.texts().known("measure.by." + name, name.replaceFirst("^trait[.]", ""));
    }

    /// A cell in words: periods as dates, channels by their names.
    public String cell(String column, String told, Grain grain) {
        if (told.isEmpty()) {
            return frame.text("measure.unknown");
        }
        Optional<Grain> period = column.equals("cohort") ? Optional.of(grain) : Grain.of(column);
        if (period.isPresent()) {
            return period(period.get(), told);
        }
        return switch (column) {
            case "channel" -> frame.texts().known("channel." + told, told);
            case "state" -> frame.texts().known("measure.state." + told, told);
            case "source" -> frame.sourceNames().apply(told);
            default -> told;
        };
    }

    private String period(Grain grain, String told) {
        Optional<LocalDate> start = grain.parse(told);
        if (start.isEmpty()) {
            return told;
        }
        return switch (grain) {
            case DAY, WEEK -> frame.formats().date(start.get());
            case MONTH -> DateTimeFormatter.ofPattern("MMM yyyy", locale()).format(start.get());
            case QUARTER, YEAR -> told;
        };
    }

    private Locale locale() {
        return frame.texts().locale();
    }
}
