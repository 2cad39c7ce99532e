package org.querencia.runtime.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.querencia.runtime.alarm.AlarmStoreContract.NOON;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.Act;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;

/// What was stored once is read for ever: these files are never changed.
class StoredFormsTest {

    private static final Sensor FEW_VIPS =
            new Sensor(
                    "few-vips",
                    "Pocos VIP",
                    Subject.of("segment-size", Map.of("segment", "vip")),
                    Step.DAY,
                    new Condition.Below(100),
                    Sensor.State.PAUSED,
                    "ana@shop.example",
                    3);

    @Test
    void an_alarm_is_stored_as_it_was() throws Exception {
        Alarm told = AlarmStoreContract.alarm("orders", NOON);
        Alarm whole =
                new Alarm(
                        told.id(),
                        told.sensor(),
                        told.version(),
                        told.title(),
                        told.subject(),
                        told.step(),
                        told.condition(),
                        told.raised(),
                        told.since(),
                        told.first(),
                        told.latest(),
                        told.cause(),
                        List.of(
                                new Act.Acknowledged("ana", NOON),
                                new Act.Muted("ana", NOON, NOON.plus(Duration.ofDays(1))),
                                new Act.Resumed(NOON.plus(Duration.ofDays(1)))),
                        Optional.of(NOON.plus(Duration.ofDays(2))));
        String stored = golden("alarm/v1/orders.json");

        assertThat(new String(AlarmForm.bytes(whole), UTF_8)).isEqualTo(stored);
        assertThat(AlarmForm.read(stored.getBytes(UTF_8))).isEqualTo(whole);
    }

    @Test
    void a_sensor_is_defined_as_it_was() throws Exception {
        String stored = golden("sensor/v1/few-vips.json");

        assertThat(SensorDefinitions.write(FEW_VIPS)).isEqualTo(stored);
        assertThat(SensorDefinitions.read("few-vips", stored)).isEqualTo(FEW_VIPS);
    }

    @Test
    void a_definition_that_is_none_says_what_is_wrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SensorDefinitions.read("a", "{\"nam\":\"x\"}"))
                .withMessageStartingWith("sensor 'a': 'nam' is unknown; expected one of [name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SensorDefinitions.read("a", "{\"name\":\"x\"}"))
                .withMessage(
                        "sensor 'a': measure: missing; expected what is watched, such as orders");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SensorDefinitions.read("a", "[]"))
                .withMessage("sensor 'a': expected an object");
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = StoredFormsTest.class.getResourceAsStream("/golden/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}
