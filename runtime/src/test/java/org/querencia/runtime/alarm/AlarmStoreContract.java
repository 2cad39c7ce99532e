package org.querencia.runtime.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.Act;
import org.querencia.core.alarm.Alarm.State;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Finding.Band;
import org.querencia.core.alarm.Finding.Verdict;
import org.querencia.core.alarm.Share;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;
import org.querencia.core.alarm.Watch;
import org.querencia.runtime.alarm.AlarmStore.Looked;
import org.querencia.runtime.alarm.AlarmStore.Place;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.mail.Outbox.Posted;

/// What every store of alarms and of mail must do.
public abstract class AlarmStoreContract {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final LocalDateTime DAY = LocalDateTime.parse("2026-11-19T00:00");
    private static final EnumSet<State> ALL = EnumSet.allOf(State.class);

    public record Stores(AlarmStore alarms, Outbox outbox) {}

    /// Stores with nothing in them; those opened before are gone.
    protected abstract Stores empty();

    @Test
    void what_a_sensor_saw_is_kept_with_the_alarm_it_raised_and_the_mail_about_it() {
        Stores stores = empty();
        Alarm alarm = alarm("orders", NOON);
        Looked looked = looked(alarm, "");
        Mail mail = mail("m1", NOON);

        stores.alarms().save(looked, List.of(alarm), List.of(mail));
        stores.alarms().save(looked, List.of(alarm), List.of(mail));

        assertThat(stores.alarms().looked("orders")).contains(looked);
        assertThat(stores.alarms().looked("none")).isEmpty();
        assertThat(stores.alarms().alarm(alarm.id())).contains(alarm);
        assertThat(stores.alarms().alarm("none")).isEmpty();
        assertThat(stores.outbox().newest(Optional.empty(), 10))
                .containsExactly(Posted.fresh(mail));
    }

    @Test
    void what_is_to_be_told_of_an_alarm_is_told_once_and_in_order() {
        AlarmStore alarms = empty().alarms();
        Alarm orders = alarm("orders", NOON);
        Alarm events = alarm("events", NOON);
        alarms.save(looked(orders, ""), List.of(orders), List.of());
        alarms.save(looked(events, ""), List.of(events), List.of());
        Alarm acknowledged = orders.with(new Act.Acknowledged("ana", NOON));
        alarms.save(looked(acknowledged, ""), List.of(acknowledged), List.of());

        List<AlarmStore.Told> told = alarms.news(0, 10);
        assertThat(told.stream().map(AlarmStore.Told::alarm).toList())
                .containsExactly(acknowledged, events);
        assertThat(told).noneMatch(AlarmStore.Told::ended);
        assertThat(alarms.news(told.getFirst().number(), 10)).containsExactly(told.getLast());
        assertThat(alarms.news(0, 1)).containsExactly(told.getFirst());
    }

    @Test
    void a_look_takes_the_place_of_the_one_before() {
        AlarmStore alarms = empty().alarms();
        alarms.save(looked(alarm("orders", NOON), ""), List.of(alarm("orders", NOON)), List.of());
        Looked calm =
                new Looked(
                        new Watch(
                                "orders", 2, Optional.empty(), Optional.empty(), Optional.empty()),
                        NOON.plusSeconds(60),
                        "only.segment: no segment has the key 'x'");
        Looked other =
                new Looked(
                        new Watch(
                                "a",
                                1,
                                Optional.of(DAY),
                                Optional.of(Verdict.TOO_LITTLE_HISTORY),
                                Optional.empty()),
                        NOON,
                        "");

        alarms.save(calm, List.of(), List.of());
        alarms.save(other, List.of(), List.of());

        assertThat(alarms.looked()).containsExactly(other, calm);
    }

    @Test
    void alarms_are_listed_newest_first_by_state_and_sensor() {
        AlarmStore alarms = empty().alarms();
        Alarm first = alarm("a", NOON);
        Alarm second = alarm("b", NOON);
        Alarm muted =
                alarm("a", NOON.plusSeconds(1))
                        .with(new Act.Acknowledged("ana", NOON))
                        .with(new Act.Muted("ana", NOON, NOON.plusSeconds(9)));
        alarms.save(looked(first, ""), List.of(first, second, muted), List.of());

        assertThat(alarms.alarms(ALL, Optional.empty(), Optional.empty(), 2))
                .containsExactly(muted, first);
        assertThat(alarms.alarms(ALL, Optional.empty(), Optional.of(Place.of(first)), 2))
                .containsExactly(second);
        assertThat(alarms.alarms(ALL, Optional.of("a"), Optional.empty(), 9))
                .containsExactly(muted, first);
        assertThat(alarms.alarms(EnumSet.of(State.MUTED), Optional.empty(), Optional.empty(), 9))
                .containsExactly(muted);
        assertThat(alarms.count(State.OPEN)).isEqualTo(2);
        assertThat(alarms.count(State.OVER)).isZero();
    }

    @Test
    void mail_waits_until_it_is_due_and_is_told_what_became_of_it() {
        Outbox outbox = empty().outbox();
        Mail one = mail("one", NOON);
        Mail other = mail("other", NOON.plusSeconds(1));
        outbox.add(List.of(one, other));
        Posted again = Posted.fresh(one).again(NOON.plusSeconds(60), "451 \u0000 try later");
        Posted sent = Posted.fresh(other).become(Outbox.State.SENT, 1, NOON.plusSeconds(2), "");

        assertThat(outbox.due(NOON.minusSeconds(1), 9)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(1), 9))
                .containsExactly(Posted.fresh(one), Posted.fresh(other));
        assertThat(outbox.due(NOON.plusSeconds(1), 1)).containsExactly(Posted.fresh(one));
        outbox.save(again);
        outbox.save(sent);

        assertThat(outbox.due(NOON.plusSeconds(59), 9)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(60), 9))
                .extracting(Posted::attempts)
                .containsExactly(1);
        assertThat(outbox.find("other")).contains(sent);
        assertThat(outbox.find("none")).isEmpty();
        assertThat(outbox.newest(Optional.of(Outbox.Place.of(sent)), 9))
                .extracting(posted -> posted.mail().id())
                .containsExactly("one");
        assertThat(outbox.count(Outbox.State.SENT)).isEqualTo(1);
        assertThat(outbox.count(Outbox.State.WAITING)).isEqualTo(1);
    }

    static Alarm alarm(String sensor, Instant raised) {
        Finding found =
                new Finding(
                        DAY,
                        OptionalDouble.of(40),
                        Verdict.OUT,
                        Optional.of(new Band(100.5, 55, 145, -6)));
        return new Alarm(
                "%s.1.%s".formatted(sensor, raised),
                sensor,
                1,
                "Pedidos",
                Subject.of("orders", Map.of("channel", "web")),
                Step.DAY,
                new Condition.Unusual(Direction.FALL, Sensitivity.NORMAL),
                raised,
                DAY.minusDays(1),
                found,
                new Finding(
                        DAY.plusDays(1),
                        OptionalDouble.empty(),
                        Verdict.NO_VALUE,
                        Optional.empty()),
                Optional.of(new Share("source", "tienda", 3, 60, 0.95)),
                List.of(),
                Optional.empty());
    }

    private static Looked looked(Alarm alarm, String trouble) {
        return new Looked(
                new Watch(
                        alarm.sensor(),
                        1,
                        Optional.of(DAY),
                        Optional.of(Verdict.OUT),
                        Optional.of(alarm)),
                NOON,
                trouble);
    }

    static Mail mail(String id, Instant made) {
        return new Mail(
                id,
                "ana@shop.example",
                "Alarma: pedidos",
                "Pedidos: 40",
                "<p>Pedidos</p>",
                made,
                List.of(
                        new Mail.Part("a.png", "image/png", true, new byte[] {0, 1, -1}),
                        new Mail.Part(id + ".csv", "text/csv", false, new byte[] {65})));
    }
}
