package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Signature;
import org.querencia.core.rule.Signatures;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.rule.rows.Kind;
import org.querencia.core.rule.rows.Row;
import org.querencia.core.rule.rows.Rows;
import org.querencia.web.console.segment.Ready;

/// Rules tried in the console, as a browser gets them.
class SegmentPagesTest {

    private static final Pattern FIELD =
            Pattern.compile(
                    "(<(input|select|textarea)[^>]* name=[^>]*>)((.*?)</\\2>)?", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected");

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, "/settings/you");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void a_first_visit_offers_rules_to_begin_with() throws Exception {
        assertThat(get("/segments")).contains("Aún no hay segmentos");
        assertThat(get("/segments/new"))
                .contains("Llene una fila")
                .contains("name=\"r.0.kind\"")
                .contains("href=\"/segments/ready\"");
        assertThat(get("/segments/ready"))
                .contains("Compraron una sola vez")
                .contains("href=\"/segments/new?rule=silent%28%27Order");
    }

    @Test
    void a_rule_for_nobody_says_what_to_look_at() throws Exception {
        assertThat(get("/segments/new?rule=" + part("orders > 3")))
                .contains("Nadie está ahora en esta regla")
                .contains("orders &gt; 3");
        assertThat(get("/segments/ready/count?rule=" + part("orders > 3")))
                .contains("0 personas, 0% de todas");
    }

    @Test
    void a_figure_that_is_no_segment_opens_its_people_and_a_segment_of_them() throws Exception {
        assertThat(get("/segments/rfm")).contains("href=\"/segment-people?rule=orders");
        String people = get("/segment-people?name=Grupo&rule=" + part("has(trait.name)"));
        assertThat(people)
                .contains("<h1>Grupo</h1>")
                .contains("href=\"/segments/new?rule=has%28trait.name%29&name=Grupo\"");
    }

    @Test
    void what_is_no_rule_is_told_with_its_place() throws Exception {
        assertThat(get("/segments/answer?rule=" + part("orders >")))
                .contains("La regla todavía no se puede leer")
                .contains("Línea 1, columna");
    }

    @Test
    void a_rule_is_kept_under_a_name_changed_paused_and_given_up() throws Exception {
        String made =
                post("/segments/new", Map.of("name", "Clientes fieles", "rule", "orders > 3"));
        assertThat(made).contains("El segmento quedó guardado").contains("Nadie está ahora en él");
        assertThat(get("/segments"))
                .contains("href=\"/segments/clientes-fieles\"")
                .contains("orders &gt; 3");
        assertThat(
                        post(
                                "/segments/clientes-fieles/edit",
                                Map.of("name", "Fieles", "rule", "orders > 2")))
                .contains("Fieles")
                .contains("orders &gt; 2")
                .contains("Versión 2")
                .contains("Versión 1");
        assertThat(post("/segments/clientes-fieles/state", Map.of("state", "paused")))
                .contains("en pausa");
        assertThat(post("/segments/clientes-fieles/state", Map.of("state", "draft")))
                .contains("Es un borrador");
        assertThat(post("/segments/clientes-fieles/state", Map.of("state", "active")))
                .contains("Quien cumpla la regla");
        assertThat(post("/segments/clientes-fieles/state", Map.of("state", "deleted")))
                .contains("El segmento se eliminó")
                .contains("Aún no hay segmentos");
    }

    @Test
    void what_cannot_be_kept_is_shown_again_with_the_reason() throws Exception {
        assertThat(post("/segments/new", Map.of("name", "Malo", "rule", "orders >")))
                .contains("No se puede guardar")
                .contains("orders &gt;</textarea>");
        assertThat(get("/segments")).contains("Aún no hay segmentos");
    }

    @Test
    void every_ready_rule_can_be_said_in_rows() {
        for (Ready ready : Ready.values()) {
            Rules.Parsed parsed = Rules.parse(ready.rule(), Vocabulary.NONE);
            assertThat(parsed.faults()).as(ready.rule()).isEmpty();
            assertThat(Rows.of(parsed.rule().orElseThrow()).parts())
                    .as(ready.rule())
                    .allMatch(part -> part instanceof Row row && row.kind() != Kind.TEXT);
        }
    }

    @Test
    void rows_are_added_changed_and_taken_away_by_buttons_without_scripts() throws Exception {
        Map<String, String> rows = rows("r.0", "5");
        assertThat(build(rows, "add r")).contains("name=\"r.1.kind\"");
        assertThat(build(rows, "group r")).contains("name=\"r.1.0.kind\"");
        assertThat(build(rows, "where r.0")).doesNotContain("name=\"r.0.w.0.field\"");
        assertThat(build(rows, "drop r.0")).doesNotContain("name=\"r.0.kind\"");
        Map<String, String> did = new LinkedHashMap<>(rows);
        did.put("r.0.kind", "did");
        did.put("r.0.EVENT", "Order Completed");
        assertThat(build(did, "where r.0")).contains("name=\"r.0.w.0.field\"");
    }

    @Test
    void rows_become_text_and_text_becomes_rows_and_what_was_written_comes_back() throws Exception {
        assertThat(build(rows("r.0", "5"), "text")).contains("orders &gt; 5</textarea>");
        String written = "orders   >  5";
        assertThat(build(Map.of("rule", written), "rows"))
                .contains("name=\"written\" value=\"orders   &gt;  5\"".replace("&gt;", ">"))
                .contains("name=\"r.0.v0\"");
        Map<String, String> same = rows("r.0", "5");
        same.put("written", written);
        assertThat(build(same, "text")).contains("orders   &gt;  5</textarea>");
        Map<String, String> other = rows("r.0", "6");
        other.put("written", written);
        assertThat(build(other, "text")).contains("orders &gt; 6</textarea>");
        assertThat(build(Map.of("rule", "orders >"), "rows")).contains("orders &gt;</textarea>");
    }

    @Test
    void what_is_wrong_stands_beside_its_row_in_the_readers_language() throws Exception {
        Map<String, String> rows = rows("r.0", "3");
        rows.putAll(rows("r.1", "muchos"));
        assertThat(post("/segments/answer", rows))
                .contains(
                        "id=\"r-1-wrong\" role=\"status\" hx-swap-oob=\"true\">Aquí va un número; esto es un texto")
                .contains("Una condición todavía no se puede leer");
        rows.put("r.1.v0", "2");
        rows.put("r.1.op", "below");
        assertThat(post("/segments/answer", rows)).contains("Nadie cumple todo lo que se pide");
        rows.put("r.1.v0", "1.500");
        assertThat(post("/segments/answer", rows)).contains("escriba 1500 o 1.5000");
        rows.put("r.1.v0", "");
        assertThat(post("/segments/answer", rows)).contains("Sin terminar");
    }

    @Test
    void a_rule_in_rows_is_kept_and_an_unfinished_one_is_not() throws Exception {
        Map<String, String> rows = rows("r.0", "3");
        rows.put("name", "Frecuentes");
        rows.put("folder", "ventas");
        rows.put("owner", "eva@x.co");
        assertThat(post("/segments/new", rows))
                .contains("El segmento quedó guardado")
                .contains("orders &gt; 3")
                .contains("href=\"/segments?folder=ventas\"")
                .contains("Versión 1");
        assertThat(get("/segments?folder=ventas&owner=eva%40x.co&state=active"))
                .contains("Frecuentes");
        assertThat(get("/segments?folder=otra")).contains("Ningún segmento es así");
        rows.put("r.0.v0", "");
        assertThat(post("/segments/new", rows)).contains("Falta terminar una condición");
        rows.put("r.0.v0", "muchos");
        assertThat(post("/segments/new", rows)).contains("No se puede guardar");
    }

    @Test
    void segments_that_would_ask_for_each_other_are_refused_beside_the_row() throws Exception {
        post("/segments/new", Map.of("name", "uno", "rule", "orders > 3"));
        post("/segments/new", Map.of("name", "dos", "rule", "in_segment('uno') && orders > 4"));
        String circle = "unos segmentos preguntarían por otros en círculo: uno → dos → uno";
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("key", "uno");
        rows.put("name", "uno");
        rows.put("r.join", "all");
        rows.put("r.0.kind", "in-segment");
        rows.put("r.0.SEGMENT", "dos");
        assertThat(post("/segments/answer", rows)).contains("r-0-wrong", circle.substring(1));
        assertThat(post("/segments/uno/edit", rows)).contains(circle);
        assertThat(post("/segments/uno/edit", Map.of("name", "uno", "rule", "in_segment('dos')")))
                .contains(circle);
    }

    @Test
    void buyers_stand_in_a_square_whose_cells_are_rules() throws Exception {
        assertThat(get("/segments/rfm"))
                .contains("Campeones")
                .contains("href=\"/segment-people?rule=orders%28%271d%27%29%20%3E%200");
        assertThat(get("/segments/rfm?by=money")).contains("hasta").doesNotContain("Campeones");
    }

    @Test
    void all_that_rules_can_say_goes_through_the_page_and_comes_back_the_same() throws Exception {
        for (Signature signature : Signatures.ALL) {
            Rules.Parsed parsed = Rules.parse(signature.example(), Vocabulary.NONE);
            if (parsed.rule().isPresent()) {
                Map<String, String> fields =
                        fields(get("/segments/new?rule=" + part(signature.example())));
                fields.put("written", "");
                assertThat(build(fields, "text"))
                        .contains(escaped(parsed.rule().get().text()) + "</textarea>");
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// What a browser would send of the form of the builder.
    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        String form = page.substring(page.indexOf("id=\"builder\""), page.indexOf("id=\"answer\""));
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            String value = field.group(2).equals("input") ? attribute(field.group(), "value") : "";
            if (field.group(2).equals("textarea")) {
                value = field.group(4);
            } else if (field.group(2).equals("select")) {
                Matcher chosen = CHOSEN.matcher(field.group(4));
                value = chosen.find() ? chosen.group(1) : "";
            }
            fields.put(
                    attribute(field.group(1), "name"),
                    value.replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&#34;", "\"")
                            .replace("&#39;", "'")
                            .replace("&amp;", "&"));
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1) : "";
    }

    private static Map<String, String> rows(String name, String value) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("r.join", "all");
        rows.put(name + ".kind", "orders");
        rows.put(name + ".WINDOW", "");
        rows.put(name + ".WINDOW.unit", "ever");
        rows.put(name + ".op", "above");
        rows.put(name + ".v0", value);
        return rows;
    }

    private String build(Map<String, String> fields, String act) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("act", act);
        return post("/segments/build", all);
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields).body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return guest.page(path);
    }

    private static String part(String text) {
        return Guest.part(text);
    }
}
