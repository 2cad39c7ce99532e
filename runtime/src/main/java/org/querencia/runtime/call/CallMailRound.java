package org.querencia.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.querencia.runtime.access.User;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.round.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails each seller who asked for it their list of calls, once a day from the hour they named; an
/// empty list is no mail. What is sent is known by its id in the [Outbox], so a restart sends none
/// twice.
public final class CallMailRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallMailRound.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /// A server that was away sends what was due so long ago; later the day is half over, and who
    /// asks for mail at noon does not get this morning's.
    private static final int LATE_HOURS_MAX = 4;

    private final Readers readers;
    private final Function<String, Optional<CallList>> lists;
    private final Writer writer;
    private final Outbox outbox;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Round round = new Round("call-mail", PAUSE, this::look);

    /// Writes a list to its reader, in their language.
    public interface Writer {
        /// @param id of the mail
        Mail write(String id, User reader, CallList list);
    }

    /// @param lists today's, by seller
    public CallMailRound(
            Readers readers,
            Function<String, Optional<CallList>> lists,
            Writer writer,
            Outbox outbox,
            ZoneId zone,
            InstantSource clock) {
        this.readers = readers;
        this.lists = lists;
        this.writer = writer;
        this.outbox = outbox;
        this.zone = zone;
        this.clock = clock;
    }

    public CallMailRound start() {
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
            ZonedDateTime now = clock.instant().atZone(zone);
            for (User reader :
                    readers.ofCalls(hour ->
                            now.getHour() >= hour && now.getHour() - hour < LATE_HOURS_MAX)) {
                String id = id(now, reader);
                if (outbox.find(id).isEmpty()) {
                    lists.apply(reader.email())
                            .filter(list -> !list.due().isEmpty())
                            .ifPresent(list -> outbox.add(List.of(writer.write(id, reader, list))));
                }
            }
        } catch (RuntimeException broken) {
            LOG.warn("lists of calls could not be mailed; it is tried again", broken);
        }
    }

    private static String id(ZonedDateTime now, User reader) {
        return UUID.nameUUIDFromBytes(
                        "calls\n%s\n%s"
                                .formatted(now.toLocalDate(), reader.email())
                                .getBytes(UTF_8))
                .toString();
    }
}
