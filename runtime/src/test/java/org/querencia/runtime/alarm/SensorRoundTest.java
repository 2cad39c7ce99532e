package org.querencia.runtime.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Condition.Unusual;
import org.querencia.core.alarm.Finding.Verdict;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Sensors;
import org.querencia.core.alarm.Series;
import org.querencia.core.alarm.Share.Told;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.alarm.AlarmDesk.Answer;
import org.querencia.runtime.alarm.AlarmStore.Looked;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox.Posted;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryMail;

/// A sensor of daily orders through some days, with the clock in hand.
class SensorRoundTest {

    private static final ZoneId ZONE = Engine.WORKSPACE.zone();
    private static final LocalDateTime FRIDAY = LocalDateTime.parse("2026-11-20T00:00");
    private static final Sensor ORDERS =
            new Sensor(
                    "orders",
                    "Caen los pedidos",
                    Subject.of("orders"),
                    Step.DAY,
                    new Unusual(Direction.FALL, Sensitivity.NORMAL),
                    Sensor.State.ACTIVE,
                    "",
                    1);

    private final Orders orders = new Orders();
    private final MemoryMail mail = new MemoryMail();
    private final MemoryAlarms store = new MemoryAlarms(mail);
    private final MemoryUsers users = new MemoryUsers();
    private final MemoryMail.Preferences preferences = new MemoryMail.Preferences();
    private final Watchables watchables = new Watchables(List.of(orders));
    private Sensors sensors = Sensors.NONE.with(ORDERS);
    private Instant now = at(FRIDAY.plusHours(8));
    private AlarmDesk desk = desk();

    /// A hundred orders a day, unless told otherwise.
    private static final class Orders implements Watchable {
        private final Map<LocalDateTime, Double> told = new TreeMap<>();
        private String trouble = "";

        @Override
        public String measure() {
            return "orders";
        }

        @Override
        public Set<String> dimensions() {
            return Set.of("channel");
        }

        @Override
        public Unit unit() {
            return Unit.PIECES;
        }

        @Override
        public Series series(Subject subject, Step step, LocalDateTime from, LocalDateTime to) {
            if (!trouble.isEmpty()) {
                throw new IllegalStateException(trouble);
            }
            TreeMap<LocalDateTime, Double> values = new TreeMap<>();
            for (LocalDateTime day = from; day.isBefore(to); day = day.plusDays(1)) {
                values.put(day, told.getOrDefault(day, 100.0));
            }
            return new Series(step, true, values);
        }

        @Override
        public List<Told> parts(Subject subject, Step step, LocalDateTime period) {
            return List.of(
                    new Told("channel", "web", 2, 60), new Told("channel", "tienda", 38, 40));
        }
    }

    private AlarmDesk desk() {
        AlarmWords words = new AlarmWords(Engine.WORKSPACE, watchables, key -> key, (_, _) -> "");
        return new AlarmDesk(
                store,
                lookout(),
                watchables,
                new AlarmMails(
                        words,
                        new Readers(users, preferences),
                        () -> URI.create("https://crm.example/"),
                        () -> now),
                () -> now);
    }

    private Lookout lookout() {
        return new Lookout(watchables, ZONE, () -> now);
    }

    /// As after a restart: nothing is remembered but what is stored.
    private void look() {
        desk = desk();
        new SensorRound(() -> sensors, desk, lookout(), () -> now).look();
    }

    @Test
    void a_day_that_is_not_over_raises_nothing() {
        orders.told.put(FRIDAY, 0.0);
        look();
        now = at(FRIDAY.plusHours(23));
        look();
        now = at(FRIDAY.plusDays(1).plusMinutes(30));
        look();

        assertThat(open()).isEmpty();
    }

    @Test
    void an_alarm_tells_what_how_unusual_and_where_from() {
        users.save(user("ana@shop.example", Role.ADMINISTRATOR, "es"));
        orders.told.put(FRIDAY, 40.0);
        look();
        now = at(FRIDAY.plusDays(1).plusHours(2));
        look();
        look();

        assertThat(open()).hasSize(1);
        Alarm alarm = open().getFirst();
        assertThat(
                        new AlarmWords(Engine.WORKSPACE, watchables, key -> key, (_, _) -> "")
                                .sentences(alarm, Locale.of("es")))
                .containsExactly(
                        "Pedidos: 40 el 20 de noviembre. Lo usual en un viernes es 100, de 55 a 145.",
                        "Es un 60 % menos de lo usual.",
                        "Sobre todo por canal web: 2 en vez de 60.");
        assertThat(Behind.address(alarm))
                .isEqualTo("/figures/orders?from=2026-11-20&to=2026-11-20");
        List<Posted> posted = mail.newest(Optional.empty(), 9);
        assertThat(posted).hasSize(1);
        Mail written = posted.getFirst().mail();
        assertThat(written.subject()).isEqualTo("Alarma: Caen los pedidos");
        assertThat(written.text())
                .contains("Es un 60 % menos de lo usual.")
                .contains("https://crm.example/alarms/orders.1.2026-11-20T00:00\n")
                .contains("https://crm.example/mail");
        assertThat(written.html()).contains("<html lang=\"es\">");
    }

    @Test
    void who_is_told_chooses_and_reads_their_own_language() {
        users.save(user("ana@shop.example", Role.ADMINISTRATOR, "es"));
        users.save(user("bo@shop.example", Role.ADMINISTRATOR, "en"));
        users.save(user("leo@shop.example", Role.MEMBER, "en"));
        users.save(user("mia@shop.example", Role.MEMBER, "en"));
        users.save(user("sol@shop.example", Role.SELLER, "es"));
        preferences.save("ana@shop.example", false);
        preferences.save("leo@shop.example", true);
        orders.told.put(FRIDAY.minusDays(1), 40.0);

        look();

        assertThat(mail.newest(Optional.empty(), 9))
                .extracting(posted -> posted.mail().to() + " " + posted.mail().subject())
                .containsExactlyInAnyOrder(
                        "bo@shop.example Alarm: Caen los pedidos",
                        "leo@shop.example Alarm: Caen los pedidos");
    }

    @Test
    void an_alarm_that_is_muted_sleeps_and_is_told_again_if_it_lasts() {
        users.save(user("ana@shop.example", Role.ADMINISTRATOR, "es"));
        orders.told.put(FRIDAY.minusDays(1), 40.0);
        orders.told.put(FRIDAY, 40.0);
        look();
        String id = open().getFirst().id();

        assertThat(desk.mute("ana", id, now.plus(Duration.ofHours(30))))
                .isInstanceOf(Answer.Done.class);
        now = now.plus(Duration.ofHours(29));
        look();
        assertThat(open()).isEmpty();
        assertThat(mail.newest(Optional.empty(), 9)).hasSize(1);
        now = now.plus(Duration.ofHours(2));
        look();

        assertThat(open()).extracting(Alarm::id).containsExactly(id);
        assertThat(mail.newest(Optional.empty(), 9))
                .extracting(posted -> posted.mail().subject())
                .containsExactlyInAnyOrder(
                        "Alarma: Caen los pedidos", "Sigue la alarma: Caen los pedidos");
    }

    @Test
    void orders_that_came_late_take_the_alarm_back() {
        orders.told.put(FRIDAY.minusDays(1), 40.0);
        look();
        assertThat(open()).hasSize(1);

        orders.told.put(FRIDAY.minusDays(1), 97.0);
        now = now.plus(Duration.ofMinutes(20));
        look();

        assertThat(open()).isEmpty();
        assertThat(store.count(Alarm.State.OVER)).isEqualTo(1);
    }

    @Test
    void a_sensor_that_cannot_see_says_so_and_sees_again() {
        orders.trouble = "the warehouse is busy";
        look();
        assertThat(store.looked("orders").map(Looked::trouble)).contains("the warehouse is busy");

        orders.trouble = "";
        now = now.plus(Duration.ofMinutes(20));
        look();

        assertThat(store.looked("orders").map(Looked::trouble)).contains("");
        assertThat(store.looked("orders").flatMap(one -> one.watch().latest()))
                .contains(Verdict.CALM);
    }

    @Test
    void a_sensor_given_up_takes_its_alarm_along() {
        orders.told.put(FRIDAY.minusDays(1), 40.0);
        look();
        sensors = sensors.with(ORDERS.with(Sensor.State.DELETED));

        look();

        assertThat(open()).isEmpty();
        assertThat(store.count(Alarm.State.OVER)).isEqualTo(1);
    }

    @Test
    void nobody_mutes_for_ever_or_into_the_past() {
        assertThat(desk.mute("ana", "x", now)).isInstanceOf(Answer.Refused.class);
        assertThat(desk.mute("ana", "x", now.plus(Duration.ofDays(400))))
                .isInstanceOf(Answer.Refused.class);
        assertThat(desk.mute("ana", "x", now.plusSeconds(1))).isEqualTo(new Answer.Unknown("x"));
    }

    private List<Alarm> open() {
        return store.alarms(EnumSet.of(Alarm.State.OPEN), Optional.empty(), Optional.empty(), 9);
    }

    private static User user(String email, Role role, String language) {
        return new User(email, "x", role, "", Locale.of(language));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
