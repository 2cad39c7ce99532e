package org.querencia.runtime.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.measure.Grain;
import org.querencia.runtime.mail.Mail;

/// When a view is mailed, and to whom.
///
/// @param id a UUID
/// @param view its id
/// @param hour of the local day from which it is sent, 0 to 23
/// @param recipients e-mail addresses
/// @param language Spanish or English
/// @param author who asked for it
public record Schedule(
        String id,
        String view,
        Cadence cadence,
        int hour,
        List<String> recipients,
        Locale language,
        String author,
        Instant made)
        implements Kept {

    public static final int RECIPIENTS_MAX = 20;
    private static final int HOURS = 24;

    /// How often.
    public enum Cadence {
        DAILY(Grain.DAY, 1),
        /// On Mondays.
        WEEKLY(Grain.WEEK, 3),
        /// On the first of the month.
        MONTHLY(Grain.MONTH, 3);

        private final Grain grain;
        private final int lateDaysMax;

        Cadence(Grain grain, int lateDaysMax) {
            this.grain = grain;
            this.lateDaysMax = lateDaysMax;
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Cadence> of(String text) {
            return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
        }
    }

    /// Throws [IllegalArgumentException] that says what is wrong.
    public Schedule {
        recipients = recipients.stream().map(String::strip).distinct().toList();
        if (recipients.isEmpty() || recipients.size() > RECIPIENTS_MAX) {
            throw new IllegalArgumentException(
                    "recipients: expected 1 to %d e-mail addresses".formatted(RECIPIENTS_MAX));
        }
        for (String recipient : recipients) {
            if (!Mail.isAddress(recipient)) {
                throw new IllegalArgumentException(
                        "recipients: '%s': no e-mail address".formatted(recipient));
            }
        }
        if (hour < 0 || hour >= HOURS) {
            throw new IllegalArgumentException("hour: %d; expected 0 to 23".formatted(hour));
        }
        made = made.truncatedTo(ChronoUnit.MICROS);
    }

    /// The day whose mail is due now, if one is: what was due while the server was away is sent
    /// when it is back, a daily mail on its own day only. What was due before somebody asked for it
    /// is not.
    ///
    /// @param now in the zone of the workspace
    Optional<LocalDate> due(ZonedDateTime now) {
        LocalDate day = cadence.grain.start(now.toLocalDate());
        ZonedDateTime from = day.atTime(hour, 0).atZone(now.getZone());
        boolean is =
                !now.isBefore(from)
                        && now.isBefore(
                                day.plusDays(cadence.lateDaysMax).atStartOfDay(now.getZone()))
                        && !made.isAfter(from.toInstant());
        return is ? Optional.of(day) : Optional.empty();
    }
}
