package org.querencia.core.rule;

import java.time.LocalDate;
import java.util.Optional;
import org.querencia.core.event.Value;

/// Parts that turn with the calendar.
sealed interface DatedPart extends Part {

    record Today() implements DatedPart {
        @Override
        public Answer answer(Look look) {
            return new Answer.Moment(look.days().start(look.today()));
        }

        @Override
        public long next(Look look) {
            return look.days().start(look.today().plusDays(1));
        }
    }

    record YearsSince(Part field) implements DatedPart {
        @Override
        public Answer answer(Look look) {
            return day(field, look)
                    .map(day -> Answer.of(Days.years(day, look.today())))
                    .orElse(Answer.UNKNOWN);
        }

        /// On the next day of that date; who was born on 29 February is looked at again a day
        /// later.
        @Override
        public long next(Look look) {
            return day(field, look)
                    .map(day -> {
                        LocalDate tomorrow = look.today().plusDays(1);
                        LocalDate round = day.withYear(tomorrow.getYear());
                        if (round.isBefore(tomorrow)) {
                            round = day.withYear(tomorrow.getYear() + 1);
                        }
                        return look.days().start(isLeapling(day, look.today()) ? tomorrow : round);
                    })
                    .orElse(Micros.NEVER);
        }

        /// Whether today is 28 February of a year without the day somebody was born on.
        private static boolean isLeapling(LocalDate day, LocalDate today) {
            return day.withYear(today.getYear()).equals(today)
                    && day.getDayOfMonth() != today.getDayOfMonth();
        }
    }

    record Birthday(Part trait, Window window) implements DatedPart {
        @Override
        public Answer answer(Look look) {
            return day(trait, look)
                    .map(day -> Answer.of(Days.comesRound(day, window, look.today())))
                    .orElse(Answer.UNKNOWN);
        }

        @Override
        public long next(Look look) {
            return day(trait, look)
                    .map(day -> look.days().start(Days.turns(day, window, look.today())))
                    .orElse(Micros.NEVER);
        }
    }

    private static Optional<LocalDate> day(Part field, Look look) {
        return field.answer(look) instanceof Answer.Raw(Value value)
                ? look.days().day(value)
                : Optional.empty();
    }
}
