package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bell, sensors and mail, as a browser gets them.
class AlarmPagesTest {

    private static final Map<String, String> FEW =
            Map.of(
                    "name", "Pocos rechazados",
                    "measure", "refused-events",
                    "step", "day",
                    "kind", "below",
                    "limit", "1000");

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, "/sensors/new");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void empty_pages_teach_the_next_step() throws Exception {
        assertThat(get("/alarms"))
                .contains("No hay alarmas abiertas")
                .contains("Nada se vigila todavía")
                .contains("aria-label=\"Alarmas: ninguna abierta\"");
        assertThat(get("/sensors")).contains("Caen los pedidos del día");
        assertThat(get("/mail")).contains("Aún no se ha escrito ningún correo");
    }

    @Test
    void the_usual_sensors_are_made_with_one_click() throws Exception {
        assertThat(post("/sensors/ready", Map.of("ready", "orders-fall")))
                .contains("El sensor quedó guardado")
                .contains("href=\"/sensors/orders-fall\"")
                .contains("avisa si cae por debajo de lo usual");
        assertThat(get("/sensors/orders-fall"))
                .contains("Con esta regla habría avisado ninguna vez")
                .contains("data-kind=\"band\"");
    }

    @Test
    void an_alarm_is_rung_mailed_taken_care_of_and_muted() throws Exception {
        assertThat(post("/sensors/new", FEW)).contains("avisa si baja de 1.000");
        house.lookAround();

        String inbox = get("/alarms");
        assertThat(inbox)
                .contains("aria-label=\"Alarmas: una abierta\"")
                .contains("menos del límite de 1.000.")
                .contains("href=\"/sources\"");
        assertThat(get("/mail")).contains("Alarma: Pocos rechazados");
        Matcher id = Pattern.compile("/alarms/([^\"]+)/acknowledge").matcher(inbox);
        assertThat(id.find()).isTrue();
        String alarm = "/alarms/" + id.group(1);

        assertThat(post(alarm + "/acknowledge", Map.of())).contains("la atiendes");
        assertThat(get("/alarms?state=acknowledged")).contains(ConsoleHouse.EMAIL + " la atiende");
        assertThat(post(alarm + "/mute", Map.of("for", "week"))).contains("quedó en silencio");
        assertThat(get("/alarms?state=muted")).contains("la silenció");
        assertThat(get("/sensors/pocos-rechazados")).contains("con alarma");

        post("/sensors/pocos-rechazados/state", Map.of("state", "paused"));
        house.lookAround();
        assertThat(get("/alarms?state=over")).contains("Pocos rechazados");
        assertThat(post(alarm + "/acknowledge", Map.of())).contains("Esa alarma ya pasó");
    }

    @Test
    void what_cannot_be_watched_is_shown_again_with_the_reason() throws Exception {
        assertThat(
                        post(
                                "/sensors/new",
                                Map.of(
                                        "name", "Vacío",
                                        "measure", "segment-size",
                                        "step", "day",
                                        "kind", "fall")))
                .contains("No se puede guardar: only.segment: missing")
                .contains("value=\"Vacío\"");
        assertThat(get("/sensors")).contains("Nada se vigila todavía");
    }

    @Test
    void who_wants_no_mail_gets_none() throws Exception {
        assertThat(get("/mail")).contains("name=\"alarms\" checked");
        assertThat(post("/mail/readers", Map.of())).contains("Su preferencia quedó guardada");
        post("/sensors/new", FEW);
        house.lookAround();

        assertThat(get("/mail"))
                .doesNotContain("name=\"alarms\" checked")
                .contains("Aún no se ha escrito ningún correo");
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields).body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return guest.page(path);
    }
}
