package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.kit.Engine;

/// The explorer, what stands around measures, and the indicators of Home, as a browser without
/// scripts gets them.
class ExplorePagesTest {
    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withShop().withAdministrator("es");
        guest = new Guest(house, "/explore/notes");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void any_measure_is_split_twice_at_an_address_of_its_own() throws Exception {
        HttpResponse<String> page =
                get("/explore?measure=orders&period=all&by=none&split=channel&split2=source");

        assertThat(page.uri().getQuery())
                .isEqualTo("measure=orders&period=all&by=none&split=channel,source");
        assertThat(page.body())
                .contains("<option value=\"orders\" selected>pedidos</option>")
                .contains("<option value=\"channel\" selected>Por canal</option>")
                .contains("data-chart=\"rows\" data-kind=\"bars\"")
                .contains("/measure/orders/csv?period=all&amp;by=none&amp;split=channel%2Csource");
    }

    @Test
    void what_a_measure_is_compared_with_stands_in_the_address_the_table_and_the_file()
            throws Exception {
        String page = get("/explore?measure=orders&period=30d&by=day&compare=previous").body();
        assertThat(page)
                .contains("data-kind=\"lines\" data-before=\"Antes\"")
                .contains("<th class=\"q-number\">Antes</th><th class=\"q-number\">Cambio</th>")
                .contains("<option value=\"previous\" selected>Frente a los días anteriores")
                .contains("/measure/orders/csv?period=30d&amp;by=day&amp;compare=previous");
        assertThat(get("/measure/orders/csv?period=30d&by=day&compare=previous").body())
                .startsWith("\uFEFFday,value,before\r\n");
        assertThat(get("/explore?measure=orders&period=30d&by=day").body())
                .doesNotContain("data-before")
                .doesNotContain("Antes</th>");
        assertThat(get("/explore?measure=orders&period=all&compare=year").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_line_over_time_has_the_notes_of_its_days() throws Exception {
        assertThat(get("/explore?measure=revenue").body()).contains("data-kind=\"lines\"");
        String today = LocalDate.now(Engine.WORKSPACE.zone()).toString();
        post("/explore/notes", Map.of("day", today, "text", "Subió <el> precio"));

        assertThat(get("/explore/notes").body()).contains("Subió &lt;el> precio");
        String marks = get("/explore/notes/marks?period=12m&by=month").body();
        assertThat(marks).contains("data-text=\"Subió &lt;el> precio\"");
        String month = marks.replaceAll("(?s).*data-at=\"([^\"]+)\".*", "$1");
        assertThat(get("/measure/orders?period=12m&by=month").body())
                .contains("data-label=\"" + month + "\"");
        assertThat(get("/explore/notes/marks?from=2020-01-01&to=2020-12-31&by=month").body())
                .isBlank();
    }

    @Test
    void a_view_is_kept_pinned_mailed_and_deleted() throws Exception {
        HttpResponse<String> kept =
                post(
                        "/explore?measure=orders&period=90d&split=channel",
                        Map.of("name", "Pedidos por canal", "shared", "on"));
        assertThat(kept.uri().getPath()).startsWith("/explore/views/");
        assertThat(kept.body())
                .contains("<h1>Pedidos por canal</h1>")
                .contains("/explore?measure=orders&amp;period=90d&amp;by=week&amp;split=channel");
        String here = kept.uri().getPath();

        post(here, Map.of("act", "pin", "pinned", "sales"));
        assertThat(get("/explore/pinned?theme=sales").body()).contains("Pedidos por canal");
        assertThat(get("/explore/pinned?theme=margin").body()).isBlank();

        Map<String, String> mail =
                Map.of(
                        "act",
                        "mail",
                        "cadence",
                        "monthly",
                        "hour",
                        "9",
                        "language",
                        "es",
                        "recipients",
                        "ana@x.co, leo@x.co");
        assertThat(post(here, mail).body())
                .contains("Cada mes, desde las 09:00")
                .contains("ana@x.co, leo@x.co");
        assertThat(post(here, Map.of("act", "mail", "recipients", "nadie")).body())
                .contains("No se puede guardar: recipients");

        assertThat(post(here, Map.of("act", "delete")).uri().getPath()).isEqualTo("/explore");
        assertThat(get(here).statusCode()).isEqualTo(404);
        assertThat(get("/explore").body()).contains("Todavía no hay. Guarda la que");
    }

    @Test
    void a_measure_is_held_against_targets_with_their_history_and_benchmarks_with_a_source()
            throws Exception {
        String path = "/explore/yardsticks/revenue";
        assertThat(get(path).body())
                .contains("Todavía no hay meta")
                .contains("Una cifra sin fuente");

        post(path, Map.of("act", "target", "every", "month", "value", "1.000.000"));
        post(path, Map.of("act", "target", "every", "month", "value", "2000000"));
        post(
                path,
                Map.of(
                        "act",
                        "benchmark",
                        "industry",
                        "Hamacas",
                        "low",
                        "10",
                        "high",
                        "20",
                        "source",
                        "https://example.com/estudio",
                        "day",
                        "2026-03-01"));
        assertThat(get(path).body())
                .contains("Cada mes: $\u00A02.000.000")
                .contains("$\u00A01.000.000</td>")
                .contains("Hamacas: $\u00A010 – $\u00A020")
                .contains("href=\"https://example.com/estudio\"");
        assertThat(get(path + "/card").body()).contains("Cada mes: ").contains("Hamacas");
        assertThat(post(path, Map.of("act", "target", "value", "mucho")).body())
                .contains("«mucho» no es un número");
    }

    @Test
    void home_shows_the_indicators_somebody_chose_each_with_a_sentence_and_something_to_do()
            throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(get("/?period=all").body())
                                .contains("data-figure=\"orders\"")
                                .doesNotContain("Se está calculando"));
        assertThat(get("/home/figures?period=30d").body())
                .contains("data-figure=\"revenue\"")
                .contains("haga algo")
                .contains("<polyline")
                .contains("Calculado");

        post("/home/choose", Map.of("measure", "orders"));
        assertThat(get("/home/figures?period=30d").body())
                .contains("data-figure=\"orders\"")
                .doesNotContain("data-figure=\"revenue\"");
        assertThat(get("/home/choose").body()).contains("value=\"orders\" checked");
    }

    @Test
    void home_holds_an_indicator_against_its_target() throws Exception {
        post(
                "/explore/yardsticks/orders",
                Map.of("act", "target", "every", "year", "value", "10000"));

        assertThat(get("/home/figures?period=30d").body()).contains("de la meta de 10.000");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return guest.get(path);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields);
    }
}
