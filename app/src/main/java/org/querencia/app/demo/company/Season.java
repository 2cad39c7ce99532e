package org.querencia.app.demo.company;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// How much more is bought on some days than on others, as a second clock that runs faster on busy
/// days and on average as fast as the real one (and exactly as fast outside the period): a Poisson
/// process by this clock is one with seasons by the other.
final class Season {

    /// December's gifts, the mid-year bonus, mothers in May, love and friendship in September, and
    /// the empty purses of January.
    private static final double[] MONTHS = {
        0.82, 0.9, 0.97, 0.93, 1.08, 1.2, 1.02, 0.94, 1.05, 0.98, 1.06, 1.42
    };

    /// Monday first.
    private static final double[] WEEK_DAYS = {0.9, 0.92, 0.95, 1.0, 1.18, 1.3, 0.75};

    private static final double PAY_DAY = 1.45;
    private static final double DAY_AFTER_PAY_DAY = 1.2;
    private static final double CLOSED = 0.05;

    /// What the second clock shows at each midnight.
    private final double[] shown;

    private Season(double[] shown) {
        this.shown = shown;
    }

    static Season of(Period period) {
        int days = period.days();
        double[] shown = new double[days + 1];
        for (int day = 0; day < days; day++) {
            shown[day + 1] = shown[day] + weight(period.from().plusDays(day));
        }
        double pace = days / shown[days];
        for (int day = 0; day <= days; day++) {
            shown[day] *= pace;
        }
        return new Season(shown);
    }

    /// How busy that day is, 1 on average.
    double busy(int day) {
        return shown[day + 1] - shown[day];
    }

    /// What the second clock shows at a moment.
    double clock(double moment) {
        if (moment < 0) {
            return moment;
        }
        int day = (int) moment;
        return day >= shown.length - 1
                ? shown[shown.length - 1] + moment - (shown.length - 1)
                : shown[day] + (moment - day) * busy(day);
    }

    /// The moment at which the second clock shows that.
    double moment(double clock) {
        int last = shown.length - 1;
        if (clock < 0) {
            return clock;
        }
        if (clock >= shown[last]) {
            return last + clock - shown[last];
        }
        int found = java.util.Arrays.binarySearch(shown, clock);
        int day = found >= 0 ? found : -found - 2;
        return day + (clock - shown[day]) / busy(day);
    }

    private static double weight(LocalDate date) {
        if (date.getDayOfYear() == 1
                || (date.getMonthValue() == 12 && date.getDayOfMonth() == 25)) {
            return CLOSED;
        }
        return MONTHS[date.getMonthValue() - 1]
                * WEEK_DAYS[date.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()]
                * payDay(date);
    }

    /// Wages come on the 15th and on the last day of the month.
    private static double payDay(LocalDate date) {
        int day = date.getDayOfMonth();
        if (day == 15 || day == date.lengthOfMonth()) {
            return PAY_DAY;
        }
        return day == 16 || day == 1 ? DAY_AFTER_PAY_DAY : 1;
    }
}
