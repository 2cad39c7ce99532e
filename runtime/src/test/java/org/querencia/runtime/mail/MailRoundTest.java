package org.querencia.runtime.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.mail.Mailer.Handed;
import org.querencia.runtime.mail.Outbox.Posted;
import org.querencia.runtime.mail.Outbox.State;
import org.querencia.runtime.memory.MemoryMail;

class MailRoundTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final MemoryMail outbox = new MemoryMail();
    private final Server server = new Server();
    private Instant now = NOON;
    private final MailRound round = new MailRound(outbox, Optional.of(server), () -> now);

    /// A mail server that answers as it is told to.
    private static final class Server implements Mailer {
        private Handed answer = new Handed.Taken();
        private final List<String> handed = new ArrayList<>();

        @Override
        public Handed hand(Mail mail) {
            handed.add(mail.id());
            return answer;
        }

        @Override
        public void close() {}
    }

    @Test
    void mail_is_sent_once() {
        outbox.add(List.of(mail("a"), mail("b")));

        round.look();
        round.look();

        assertThat(server.handed).containsExactly("a", "b");
        assertThat(outbox.find("a"))
                .contains(new Posted(mail("a"), State.SENT, 1, NOON, Optional.of(NOON), ""));
    }

    @Test
    void without_a_mail_server_it_is_captured() {
        outbox.add(List.of(mail("a")));

        new MailRound(outbox, Optional.empty(), () -> now).look();
        round.look();

        assertThat(outbox.find("a").map(Posted::state)).contains(State.CAPTURED);
        assertThat(server.handed).isEmpty();
    }

    @Test
    void a_server_that_is_away_is_asked_again_later_and_less_often() {
        outbox.add(List.of(mail("a")));
        server.answer = new Handed.Later("connection refused");

        List<Duration> pauses = new ArrayList<>();
        while (outbox.find("a").map(Posted::state).equals(Optional.of(State.WAITING))) {
            Instant due = outbox.find("a").map(Posted::next).orElseThrow();
            pauses.add(Duration.between(now, due));
            now = due.minusSeconds(1);
            int before = server.handed.size();
            round.look();
            assertThat(server.handed).hasSize(before);
            now = due;
            round.look();
        }

        assertThat(pauses.subList(1, pauses.size())).isEqualTo(MailRound.PAUSES);
        assertThat(outbox.find("a").map(Posted::state)).contains(State.FAILED);
        assertThat(outbox.find("a").map(Posted::error)).contains("connection refused");
        assertThat(server.handed).hasSize(MailRound.PAUSES.size() + 1);
    }

    @Test
    void it_comes_back_and_takes_what_waited() {
        outbox.add(List.of(mail("a"), mail("b")));
        server.answer = new Handed.Later("connection refused");
        round.look();
        assertThat(server.handed).containsExactly("a");

        server.answer = new Handed.Taken();
        now = NOON.plus(Duration.ofMinutes(1));
        round.look();

        assertThat(outbox.count(State.SENT)).isEqualTo(2);
    }

    @Test
    void what_is_refused_for_good_is_given_up_at_once() {
        outbox.add(List.of(mail("a"), mail("b")));
        server.answer = new Handed.Never("550 no such user");

        round.look();

        assertThat(outbox.count(State.FAILED)).isEqualTo(2);
        assertThat(outbox.find("a").map(Posted::error)).contains("550 no such user");
    }

    private static Mail mail(String id) {
        return new Mail(id, "ana@shop.example", "Alarma", "Texto", "<p>Texto</p>", NOON);
    }
}
