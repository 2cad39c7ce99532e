package org.querencia.app.demo.silo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.querencia.app.demo.company.Digits;

/// Dates and amounts as the company's programs write them.
final class Writing {

    private Writing() {}

    /// `24/12/2025`.
    static String date(LocalDate date) {
        return Digits.padded(date.getDayOfMonth(), 2)
                + "/"
                + Digits.padded(date.getMonthValue(), 2)
                + "/"
                + date.getYear();
    }

    /// `24/12/2025 18:05`.
    static String dateTime(LocalDateTime time) {
        return date(time.toLocalDate())
                + " "
                + Digits.padded(time.getHour(), 2)
                + ":"
                + Digits.padded(time.getMinute(), 2);
    }

    /// `2025-12-24 18:05:09`.
    static String plainTime(LocalDateTime time) {
        return time.toLocalDate() + " " + clock(time);
    }

    /// `18:05:09`.
    static String clock(LocalDateTime time) {
        return Digits.padded(time.getHour(), 2)
                + ":"
                + Digits.padded(time.getMinute(), 2)
                + ":"
                + Digits.padded(time.getSecond(), 2);
    }

    /// `1.250.000`.
    static String pesos(long pesos) {
        StringBuilder text = new StringBuilder(Long.toString(pesos));
        for (int at = text.length() - 3; at > (pesos < 0 ? 1 : 0); at -= 3) {
            text.insert(at, '.');
        }
        return text.toString();
    }
}
