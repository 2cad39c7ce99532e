package org.querencia.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryShelf;
import org.querencia.runtime.report.Schedule.Cadence;

class ViewMailRoundTest {
    private static final Author ANA = Author.of("console", "ana@x.co");
    private static final List<String> BOTH = List.of("ana@x.co", "leo@x.co");

    private final MemoryMail outbox = new MemoryMail();

    /// Friday noon in Bogotá.
    private Instant now = Instant.parse("2026-11-20T17:00:00Z");

    private final Shelves shelves = MemoryShelf.shelves();
    private final Views views =
            new Views(
                    shelves.views(),
                    shelves.schedules(),
                    ReportKit.desk(),
                    () -> now,
                    new Random(3));
    private final ViewMailRound round =
            new ViewMailRound(
                    views,
                    (view, schedule, day, letters) ->
                            letters.stream()
                                    .map(letter ->
                                            new Mail(
                                                    letter.id(),
                                                    letter.to(),
                                                    view.name() + " " + day,
                                                    "text",
                                                    "html",
                                                    now))
                                    .toList(),
                    outbox,
                    ZoneId.of("America/Bogota"),
                    () -> now);

    @Test
    void a_daily_view_goes_to_each_reader_once_a_day_from_its_hour_on() {
        send(Cadence.DAILY);
        round.look();
        assertThat(written()).isEmpty();

        now = Instant.parse("2026-11-21T11:59:00Z");
        round.look();
        assertThat(written()).isEmpty();
        now = Instant.parse("2026-11-21T12:00:00Z");
        round.look();
        round.look();
        assertThat(written())
                .containsExactlyInAnyOrder(
                        "ana@x.co Sales 2026-11-21", "leo@x.co Sales 2026-11-21");
    }

    @Test
    void a_weekly_one_goes_on_mondays_and_late_when_the_server_was_away() {
        send(Cadence.WEEKLY);
        now = Instant.parse("2026-11-22T20:00:00Z");
        round.look();
        assertThat(written()).isEmpty();
        now = Instant.parse("2026-11-25T20:00:00Z");
        round.look();
        assertThat(written())
                .containsExactlyInAnyOrder(
                        "ana@x.co Sales 2026-11-23", "leo@x.co Sales 2026-11-23");
    }

    @Test
    void a_monthly_one_goes_on_the_first() {
        send(Cadence.MONTHLY);
        now = Instant.parse("2026-11-30T20:00:00Z");
        round.look();
        assertThat(written()).isEmpty();
        now = Instant.parse("2026-12-01T12:00:00Z");
        round.look();
        assertThat(written())
                .containsExactlyInAnyOrder(
                        "ana@x.co Sales 2026-12-01", "leo@x.co Sales 2026-12-01");
    }

    @Test
    void what_was_stopped_or_deleted_is_sent_no_more() {
        View view = send(Cadence.DAILY);
        views.stop(views.schedules(view).getFirst());
        View deleted = send(Cadence.DAILY);
        views.delete(deleted);
        now = Instant.parse("2026-11-21T12:00:00Z");
        round.look();
        assertThat(written()).isEmpty();
        assertThat(shelves.schedules().all()).isEmpty();
    }

    @Test
    void a_private_view_is_there_for_its_author_alone() {
        View view =
                views.keep(ANA, new Views.Draft("Mine", "revenue", "", false, Optional.empty()));
        assertThat(views.of("ana@x.co")).containsExactly(view);
        assertThat(views.of("leo@x.co")).isEmpty();
        assertThat(views.find(view.id(), "leo@x.co")).isEmpty();
    }

    private View send(Cadence cadence) {
        View view =
                views.keep(ANA, new Views.Draft("Sales", "revenue", "", true, Optional.empty()));
        views.send(ANA, view, new Views.Sending(cadence, 7, BOTH, Locale.of("es")));
        return view;
    }

    private List<String> written() {
        return outbox.newest(Optional.empty(), 100).stream()
                .map(posted -> posted.mail().to() + " " + posted.mail().subject())
                .toList();
    }
}
