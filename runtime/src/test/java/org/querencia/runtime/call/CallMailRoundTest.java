package org.querencia.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.memory.MemoryMail;

class CallMailRoundTest {

    private static final User ROSA =
            new User("rosa@shop.example", "Rosa", Role.SELLER, "", Locale.of("es"));

    private final MemoryMail outbox = new MemoryMail();
    private final MemoryUsers users = new MemoryUsers();
    private final Readers readers = new Readers(users, new MemoryMail.Preferences());
    private final Map<String, CallList> lists = new HashMap<>();
    private Instant now = Instant.parse("2026-11-20T11:59:00Z");
    private final CallMailRound round =
            new CallMailRound(
                    readers,
                    seller -> Optional.ofNullable(lists.get(seller)),
                    (id, reader, list) ->
                            new Mail(
                                    id,
                                    reader.email(),
                                    list.day() + ": " + list.due().size(),
                                    "text",
                                    "html",
                                    now),
                    outbox,
                    ZoneId.of("America/Bogota"),
                    () -> now);

    @BeforeEach
    void prepare() {
        users.save(ROSA);
        lists.put(ROSA.email(), list("2026-11-20", 1));
    }

    @Test
    void a_list_is_mailed_once_a_day_from_the_hour_of_the_company_on() {
        readers.saveHourOfCalls(ROSA, Optional.of(7));
        round.look();
        assertThat(written()).isEmpty();

        now = Instant.parse("2026-11-20T12:00:00Z");
        round.look();
        round.look();
        assertThat(written()).containsExactly("rosa@shop.example 2026-11-20: 1");

        now = Instant.parse("2026-11-21T12:30:00Z");
        lists.put(ROSA.email(), list("2026-11-21", 2));
        round.look();
        assertThat(written())
                .containsExactly(
                        "rosa@shop.example 2026-11-21: 2", "rosa@shop.example 2026-11-20: 1");
    }

    @Test
    void a_server_that_was_away_sends_it_late_but_not_when_the_day_is_half_over() {
        readers.saveHourOfCalls(ROSA, Optional.of(7));
        now = Instant.parse("2026-11-20T16:00:00Z");
        round.look();
        assertThat(written()).isEmpty();
        now = Instant.parse("2026-11-20T15:59:00Z");
        round.look();
        assertThat(written()).hasSize(1);
    }

    @Test
    void an_empty_list_is_no_mail() {
        readers.saveHourOfCalls(ROSA, Optional.of(7));
        lists.put(ROSA.email(), list("2026-11-20", 0));
        now = Instant.parse("2026-11-20T12:00:00Z");
        round.look();
        assertThat(written()).isEmpty();
    }

    @Test
    void who_wants_it_no_more_gets_none() {
        readers.saveHourOfCalls(ROSA, Optional.of(7));
        readers.saveHourOfCalls(ROSA, Optional.empty());
        now = Instant.parse("2026-11-20T12:00:00Z");
        round.look();
        assertThat(written()).isEmpty();
        assertThatThrownBy(() -> readers.saveHourOfCalls(ROSA, Optional.of(24)))
                .hasMessage("hour: 24; expected 0 to 23");
    }

    private List<String> written() {
        return outbox.newest(Optional.empty(), 10).stream()
                .map(posted -> posted.mail().to() + " " + posted.mail().subject())
                .toList();
    }

    private static CallList list(String day, int people) {
        Due due = new Due(new ProfileId(new UUID(1, 2)), "", 0, Optional.empty(), List.of("form"));
        return new CallList(
                LocalDate.parse(day), ROSA.email(), java.util.Collections.nCopies(people, due));
    }
}
