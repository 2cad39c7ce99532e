package org.querencia.runtime.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Question;

/// A question beside the same of an earlier period, and which of its periods are not whole.
///
/// @param question with a first and a last day
/// @param earlier the same of the earlier period
public record Compared(Question question, Question earlier) {

    /// With what a period is compared.
    public enum With {
        /// The period of the same length just before. Of whole months those just before; of the
        /// beginning of a month so many days of the month before.
        PREVIOUS,
        /// The same days of the year before.
        YEAR;

        /// As programs write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Throws [UnansweredException] for other words.
        public static With of(String text) {
            for (With one : values()) {
                if (one.text().equals(text)) {
                    return one;
                }
            }
            throw new UnansweredException(
                    "compare: '%s': expected previous or year".formatted(text));
        }
    }

    /// Throws [UnansweredException] where there is no first day, so that nothing was before.
    ///
    /// @param today what comes after it is not compared
    public static Compared of(Question asked, With with, LocalDate today) {
        LocalDate from =
                asked.from()
                        .orElseThrow(() ->
                                new UnansweredException(
                                        "compare: say from when; everything has nothing before it"));
        LocalDate to = asked.to().filter(day -> day.isBefore(today)).orElse(today);
        if (to.isBefore(from)) {
            to = from;
        }
        LocalDate first = with == With.YEAR ? from.minusYears(1) : before(from, to);
        LocalDate last =
                with == With.YEAR
                        ? lastOf(to, to.minusYears(1))
                        : lastOf(to, first.plusDays(ChronoUnit.DAYS.between(from, to)), from);
        return new Compared(asked.within(from, to), asked.within(first, last));
    }

    /// Months are compared with months: they are of different lengths.
    private static LocalDate before(LocalDate from, LocalDate to) {
        return from.getDayOfMonth() == 1
                ? from.minusMonths(ChronoUnit.MONTHS.between(from, to.withDayOfMonth(1)) + 1)
                : from.minusDays(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /// The end of February is compared with the end of February.
    private static LocalDate lastOf(LocalDate to, LocalDate last) {
        return isMonthEnd(to) ? last.withDayOfMonth(last.lengthOfMonth()) : last;
    }

    private static LocalDate lastOf(LocalDate to, LocalDate last, LocalDate from) {
        if (from.getDayOfMonth() != 1) {
            return last;
        }
        LocalDate month =
                to.withDayOfMonth(1)
                        .minusMonths(ChronoUnit.MONTHS.between(from, to.withDayOfMonth(1)) + 1);
        return isMonthEnd(to)
                ? month.withDayOfMonth(month.lengthOfMonth())
                : month.withDayOfMonth(Math.min(to.getDayOfMonth(), month.lengthOfMonth()));
    }

    private static boolean isMonthEnd(LocalDate day) {
        return day.getDayOfMonth() == day.lengthOfMonth();
    }

    /// The value of the earlier period for each row of an answer: the first period of the one
    /// stands beside the first of the other, and so on; empty where there was none.
    public List<Optional<BigDecimal>> beside(Answer now, Answer before) {
        Map<List<String>, Optional<BigDecimal>> values = new HashMap<>();
        before.rows().forEach(row -> values.put(place(before, row, earlier), row.value()));
        List<Optional<BigDecimal>> all = new ArrayList<>();
        now.rows()
                .forEach(row ->
                        all.add(values.getOrDefault(place(now, row, question), Optional.empty())));
        return all;
    }

    /// The cells, with periods counted from the first one.
    private static List<String> place(Answer answer, Answer.Row row, Question of) {
        List<String> cells = new ArrayList<>(row.cells());
        for (int i = 0; i < cells.size(); i++) {
            Optional<Grain> grain = Dimension.of(answer.columns().get(i)).flatMap(Dimension::grain);
            if (grain.isPresent()) {
                Optional<LocalDate> start = grain.get().parse(cells.get(i));
                LocalDate first = grain.get().start(of.from().orElseThrow());
                int at = i;
                start.ifPresent(day -> cells.set(at, "#" + steps(grain.get(), first, day)));
            }
        }
        return cells;
    }

    private static long steps(Grain grain, LocalDate from, LocalDate to) {
        return switch (grain) {
            case DAY -> ChronoUnit.DAYS.between(from, to);
            case WEEK -> ChronoUnit.WEEKS.between(from, to);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
            case QUARTER -> ChronoUnit.MONTHS.between(from, to) / 3;
            case YEAR -> ChronoUnit.YEARS.between(from, to);
        };
    }

    /// Whether the period of a row is not whole: it is not over by `today`, or the question cuts
    /// it.
    public static boolean isPartial(
            Question asked, List<String> columns, Answer.Row row, LocalDate today) {
        for (int i = 0; i < columns.size(); i++) {
            Optional<Grain> grain = Dimension.of(columns.get(i)).flatMap(Dimension::grain);
            Optional<LocalDate> start =
                    grain.isPresent() ? grain.get().parse(row.cells().get(i)) : Optional.empty();
            if (start.isPresent()) {
                LocalDate last = grain.orElseThrow().plus(start.get(), 1).minusDays(1);
                return !last.isBefore(today)
                        || asked.from().filter(start.get()::isBefore).isPresent()
                        || asked.to().filter(last::isAfter).isPresent();
            }
        }
        return false;
    }
}
