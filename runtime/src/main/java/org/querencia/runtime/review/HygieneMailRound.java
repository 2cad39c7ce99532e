package org.querencia.runtime.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.round.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// On the first of each month counts the one that has ended, keeps what was counted, and mails it
/// to those who were named. It also closes pairs that need nobody any more. What is sent is known
/// by its id in the [Outbox], so a restart sends none twice.
public final class HygieneMailRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HygieneMailRound.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /// Mail comes from this hour of the local day on.
    private static final int FROM_HOUR = 7;

    /// A server that was away counts so many days late; later the month would not be itself.
    private static final int LATE_DAYS_MAX = 5;

    private final HygieneDesk desk;
    private final ReviewDesk review;
    private final Writer writer;
    private final Outbox outbox;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Round round = new Round("hygiene-mail", PAUSE, this::look);

    /// Writes a report to its reader.
    public interface Writer {
        /// @param id of the mail
        /// @param before the month before that one, where it was counted
        Mail write(
                String id,
                String reader,
                YearMonth month,
                HygieneReport report,
                Optional<HygieneReport> before);
    }

    public HygieneMailRound(
            ReviewServices services,
            Writer writer,
            Outbox outbox,
            ZoneId zone,
            InstantSource clock) {
        this.desk = services.hygiene();
        this.review = services.desk();
        this.writer = writer;
        this.outbox = outbox;
        this.zone = zone;
        this.clock = clock;
    }

    public HygieneMailRound start() {
        round.start();
        return this;
    }

    @Override
    public void close() {
        round.close();
    }

    /// Does what is due now and not done yet.
    void look() {
        try {
            review.tidy();
            ZonedDateTime now = clock.instant().atZone(zone);
            if (now.getDayOfMonth() > LATE_DAYS_MAX) {
                return;
            }
            YearMonth ended = YearMonth.from(now).minusMonths(1);
            HygieneReport report = desk.ended(ended);
            if (now.getDayOfMonth() > 1 || now.getHour() >= FROM_HOUR) {
                desk.readers().forEach(reader -> mail(ended, reader, report));
            }
        } catch (RuntimeException broken) {
            LOG.warn("the hygiene report could not be mailed; it is tried again", broken);
        }
    }

    private void mail(YearMonth month, String reader, HygieneReport report) {
        String id =
                UUID.nameUUIDFromBytes("hygiene\n%s\n%s".formatted(month, reader).getBytes(UTF_8))
                        .toString();
        if (outbox.find(id).isEmpty()) {
            outbox.add(
                    List.of(
                            writer.write(
                                    id, reader, month, report, desk.kept(month.minusMonths(1)))));
        }
    }
}
