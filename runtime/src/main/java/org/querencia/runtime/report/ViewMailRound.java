package org.querencia.runtime.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.round.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails views when their time has come. What is sent is known by its id in the [Outbox], so a
/// restart sends none twice; what fails for one view keeps no other waiting.
public final class ViewMailRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewMailRound.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Views views;
    private final Writer writer;
    private final Outbox outbox;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Round round = new Round("view-mail", PAUSE, this::look);

    /// Writes a view as mail.
    public interface Writer {

        /// A letter to each of its readers, with what the view tells now.
        ///
        /// @param day for which it is sent
        /// @param letters whom it goes to, under which id
        List<Mail> write(View view, Schedule schedule, LocalDate day, List<Letter> letters);
    }

    /// @param id of the mail
    /// @param to an e-mail address
    public record Letter(String id, String to) {}

    public ViewMailRound(
            Views views, Writer writer, Outbox outbox, ZoneId zone, InstantSource clock) {
        this.views = views;
        this.writer = writer;
        this.outbox = outbox;
        this.zone = zone;
        this.clock = clock;
    }

    public ViewMailRound start() {
        round.start();
        return this;
    }

    @Override
    public void close() {
        round.close();
    }

    /// Writes the mail that is due now and not written yet.
    void look() {
        try {
            for (Schedule schedule : views.scheduled()) {
                Optional<View> view = views.scheduled(schedule);
                Optional<LocalDate> due = schedule.due(clock.instant().atZone(zone));
                if (view.isPresent() && due.isPresent()) {
                    send(view.get(), schedule, due.get());
                }
            }
        } catch (RuntimeException broken) {
            LOG.warn("views could not be mailed; it is tried again", broken);
        }
    }

    private void send(View view, Schedule schedule, LocalDate day) {
        List<Letter> letters = new ArrayList<>();
        for (String to : schedule.recipients()) {
            String id = id(schedule, day, to);
            if (outbox.find(id).isEmpty()) {
                letters.add(new Letter(id, to));
            }
        }
        if (letters.isEmpty()) {
            return;
        }
        try {
            outbox.add(writer.write(view, schedule, day, letters));
        } catch (RuntimeException broken) {
            LOG.warn("the view '{}' could not be mailed; it is tried again", view.name(), broken);
        }
    }

    private static String id(Schedule schedule, LocalDate day, String to) {
        return UUID.nameUUIDFromBytes(
                        "view\n%s\n%s\n%s".formatted(schedule.id(), day, to).getBytes(UTF_8))
                .toString();
    }
}
