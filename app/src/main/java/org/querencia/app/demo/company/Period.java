package org.querencia.app.demo.company;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The 24 months that are told: whole days of Colombia, from `from` to the day before `until`. A
/// moment is a number of days since the first midnight.
public record Period(LocalDate from, LocalDate until) {
    public static final ZoneId ZONE = ZoneId.of("America/Bogota");

    /// Colombia keeps it all year, since 1993.
    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(-5);

    static final int MONTHS = 24;
    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    static Period before(LocalDate until) {
        return new Period(until.minusMonths(MONTHS), until);
    }

    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, until));
    }

    public LocalDate date(double moment) {
        return from.plusDays((long) StrictMath.floor(moment));
    }

    public int day(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, date));
    }

    /// To the second.
    public LocalDateTime time(double moment) {
        return from.atStartOfDay().plusSeconds((long) (moment * SECONDS_A_DAY));
    }

    public Instant instant(double moment) {
        return time(moment).toInstant(OFFSET);
    }

    /// That day at that hour of the clock, minutes as decimals.
    public static double at(int day, double hour) {
        return day + hour / 24;
    }
}
