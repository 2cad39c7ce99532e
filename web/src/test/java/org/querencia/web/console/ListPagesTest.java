package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.kit.Events;

/// Lists put together by hand, files of segments, a further look at rules, and webhooks, as a
/// browser gets them.
class ListPagesTest {

    private static final Pattern PERSON = Pattern.compile("href=\"(/people/[0-9a-f-]{36})\"");

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        house.take(
                Events.identify().by("user_id:u1", "email:ana@x.co").trait("name", "Ana").event(),
                Events.identify().by("user_id:u2").trait("name", "Leo").event());
        house.settle();
        guest = new Guest(house, "/settings/you");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void a_list_is_made_filled_by_rows_and_taken_along() throws Exception {
        assertThat(post("/lists/new", Map.of("name", "Feria 2026")))
                .contains("La lista está hecha")
                .contains("Agregar personas");

        String rows = "email,user_id\nana@x.co,\nno@x.co,\n";
        assertThat(post("/lists/feria-2026", Map.of("rows", rows, "trial", "on")))
                .contains("Todavía no cambió nada")
                .contains("1 de 2 filas")
                .contains("nadie tiene estos identificadores");
        assertThat(post("/lists/feria-2026", Map.of("rows", rows)))
                .contains("Hecho con 1 personas");

        assertThat(get("/segments/feria-2026"))
                .contains("Lista hecha a mano")
                .contains("Ana")
                .doesNotContain("<code>count");
        assertThat(get("/segments/feria-2026/people.csv")).contains(",Ana,ana@x.co,");
        assertThat(post("/lists/feria-2026", Map.of("rows", "nombre\nAna\n")))
                .contains("Ninguna columna nombra personas");
    }

    @Test
    void a_change_is_taken_back_from_the_page_that_tells_it() throws Exception {
        post("/lists/new", Map.of("name", "Feria"));
        String changed = post("/lists/feria", Map.of("rows", "user_id\nu1\nu2\n"));
        Matcher change = Pattern.compile("name=\"change\" value=\"([^\"]+)\"").matcher(changed);
        assertThat(change.find()).isTrue();
        assertThat(get("/segments/feria")).contains("Ana").contains("Leo");

        assertThat(post("/lists/feria/undo", Map.of("change", change.group(1))))
                .contains("quedó deshecho");

        assertThat(get("/segments/feria")).contains("Nadie está ahora en él");
    }

    @Test
    void somebody_is_put_on_a_list_and_taken_off_from_their_page() throws Exception {
        post("/lists/new", Map.of("name", "Llamar"));
        Matcher person = PERSON.matcher(get("/people?text=Ana"));
        assertThat(person.find()).isTrue();
        String path = person.group(1);
        String id = path.substring("/people/".length());
        assertThat(get(path)).contains("Poner en una lista");

        assertThat(post("/lists/person", Map.of("list", "llamar", "person", id)))
                .contains("Ya está en la lista")
                .contains("Quitar de la lista Llamar");
        assertThat(post("/lists/person", Map.of("list", "llamar", "person", id, "way", "leave")))
                .contains("Ya no está en la lista");
    }

    @Test
    void all_of_a_segment_are_put_on_a_list() throws Exception {
        post("/lists/new", Map.of("name", "Uno"));
        post("/lists/uno", Map.of("rows", "user_id\nu1\nu2\n"));
        post("/lists/new", Map.of("name", "Dos"));

        assertThat(post("/lists/dos/copy", Map.of("from", "uno"))).contains("Hecho con 2 personas");
    }

    @Test
    void segments_are_taken_in_from_a_file_after_a_look() throws Exception {
        String file = "buyers|Compradores|orders > 1";
        assertThat(get("/segment-files")).contains("Descargar todos");

        assertThat(post("/segment-files", Map.of("yaml", file)))
                .contains("Lo que cambia este archivo")
                .contains("nuevo");
        assertThat(get("/segments")).doesNotContain("Compradores");
        assertThat(post("/segment-files", Map.of("yaml", file, "do", "yes")))
                .contains("ya están")
                .contains("Compradores");
        assertThat(get("/segment-files/segments.yaml")).isEqualTo(file + "\n");
        assertThat(post("/segment-files", Map.of("yaml", "x"))).contains("line 1: too short");
    }

    @Test
    void a_rule_tells_its_last_year_and_where_its_people_are_as_well() throws Exception {
        post("/lists/new", Map.of("name", "Feria"));
        post("/lists/feria", Map.of("rows", "user_id\nu1\n"));

        String looks = get("/segment-looks?rule=" + part("has(trait.name)"));

        assertThat(looks)
                .contains("Cuántas personas la cumplían")
                .contains("data-chart=\"past-points\"")
                .contains("href=\"/segments/feria\"")
                .contains("50");
        assertThat(looks.split("data-value", -1)).hasSize(14);
        assertThat(get("/segment-looks?every=week&rule=" + part("has(trait.name)")))
                .satisfies(page -> assertThat(page.split("data-value", -1)).hasSize(54));
        assertThat(get("/segment-looks?rule=" + part("orders >")))
                .contains("todavía no se puede leer");
    }

    @Test
    void a_webhook_is_made_tried_and_given_up() throws Exception {
        assertThat(get("/webhooks")).contains("Todavía no se avisa a nadie");

        assertThat(
                        post(
                                "/webhooks",
                                Map.of(
                                        "key",
                                        "crm",
                                        "url",
                                        "https://crm.example/hooks",
                                        "topic",
                                        "segments")))
                .contains("whsec_")
                .contains("no se vuelve a mostrar");
        assertThat(get("/webhooks/crm")).doesNotContain("whsec_").contains("activo");

        assertThat(post("/webhooks/crm/test", Map.of()))
                .contains("El mensaje de prueba fue recibido")
                .contains(">prueba<");
        assertThat(post("/webhooks/crm/secret", Map.of())).contains("whsec_");
        assertThat(get("/webhooks/crm")).contains("también firma hasta");
        assertThat(post("/webhooks/crm/state", Map.of("state", "paused"))).contains("en pausa");
        assertThat(post("/webhooks/crm/replay", Map.of("from", "2026-11-02", "to", "2026-11-01")))
                .contains("es anterior");
        assertThat(post("/webhooks/crm/replay", Map.of("from", "2026-11-01", "to", "2026-11-02")))
                .contains("Se está enviando otra vez");
        assertThat(post("/webhooks", Map.of("key", "crm", "url", "https://x.example/")))
                .contains("Ya hay un webhook");
        assertThat(post("/webhooks/crm/state", Map.of("state", "deleted")))
                .contains("El webhook ya no está");
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields).body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return guest.get(path).body();
    }

    private static String part(String text) {
        return Guest.part(text);
    }
}
