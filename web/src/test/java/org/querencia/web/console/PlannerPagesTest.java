package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.science.planner.Planner;

/// Planners and attribution, as a browser without scripts gets them.
class PlannerPagesTest {
    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, "/measure/planners/closes");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void every_planner_says_something_at_once() throws Exception {
        String all = get("/measure/planners").body();
        for (Planner planner : Planner.values()) {
            assertThat(all).contains("href=\"/measure/planners/" + planner.key() + "\"");
            assertThat(get("/measure/planners/" + planner.key()).body())
                    .as(planner.key())
                    .contains("type=\"range\"")
                    .contains("id=\"outlook\"")
                    .doesNotContain("NaN");
        }
        assertThat(all).contains("Todavía no hay nada guardado");
    }

    @Test
    void attribution_of_a_company_without_orders_says_so_under_every_model() throws Exception {
        for (String model : NamedModel.NAMES) {
            assertThat(get("/measure/attribution?model=" + model).body())
                    .as(model)
                    .contains("Qué trajo las ventas")
                    .contains("En estos días no hay pedidos ni gastos");
        }
    }

    @Test
    void an_address_shows_the_same_to_everybody() throws Exception {
        assertThat(get("/measure/planners/closes?customers=1000").body())
                .contains("Estos clientes alcanzan")
                .contains("<dd class=\"q-number\">300</dd>");
        assertThat(get("/measure/planners/retention?horizon=120").body()).contains("1,91 veces");
        assertThat(get("/measure/planners/promotion?discount=40").body())
                .contains("no se paga nunca")
                .contains("no hay");
    }

    @Test
    void a_slider_works_without_scripts_and_leads_to_a_short_address() throws Exception {
        HttpResponse<String> answer =
                get(
                        "/measure/planners/closes?customers=300&customers.at=1000&customers.was=300"
                                + "&rate=30&rate.at=30&rate.was=30&sellers=4&sellers.at=2&sellers.was=2");

        assertThat(answer.uri().getRawQuery()).isEqualTo("customers=1000&sellers=4");
        assertThat(answer.body()).contains("Estos clientes alcanzan");
    }

    @Test
    void a_company_without_a_past_has_no_numbers_of_its_own() throws Exception {
        assertThat(get("/measure/planners/retention?own=yes").body())
                .contains("todavía no hay números propios");
    }

    @Test
    void a_number_that_cannot_be_is_refused() throws Exception {
        HttpResponse<String> answer = get("/measure/planners/closes?rate=130");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Entre 0 y 100.");
    }

    @Test
    void a_scenario_is_kept_shown_and_given_up() throws Exception {
        HttpResponse<String> kept =
                post(
                        "/measure/planners/closes?customers=1000",
                        Map.of(
                                "name", "Diciembre",
                                "customers", "1000",
                                "starts", "2020-01-01"));

        assertThat(kept.uri().getPath()).startsWith("/measure/scenarios/");
        assertThat(kept.body())
                .contains("El escenario quedó guardado")
                .contains("<h1>Diciembre</h1>")
                .contains("value=\"1000\"")
                .contains("Llegaron 0 pedidos y se planearon 300");
        assertThat(get("/measure/planners").body())
                .contains("href=\"" + kept.uri().getPath() + "\"");

        assertThat(post(kept.uri().getPath(), Map.of()).body())
                .contains("El escenario se borró")
                .doesNotContain("Diciembre");
        assertThat(get(kept.uri().getPath()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_scenario_needs_a_name() throws Exception {
        HttpResponse<String> answer =
                post("/measure/planners/closes?customers=1000", Map.of("customers", "1000"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"1000\"");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return guest.get(path);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields);
    }
}
