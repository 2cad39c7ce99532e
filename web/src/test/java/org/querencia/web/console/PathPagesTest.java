package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ways, the journey map and baskets, as a browser without scripts gets them.
class PathPagesTest {
    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(Redirect.NORMAL)
                    .build();
    private final ConsoleHouse house = new ConsoleHouse();

    @AfterEach
    void close() {
        house.close();
        browser.close();
    }

    @Test
    void an_empty_company_is_told_what_to_do() throws Exception {
        signIn("es");

        assertThat(get("/journey/paths")).contains("Nadie dio un paso en estos días");
        assertThat(get("/journey/map")).contains("Mapa del recorrido");
        assertThat(get("/measure/basket")).contains("Ningún par va junto");
        assertThat(get("/measure/basket?about=firsts")).contains("No hay primeras compras");
        assertThat(get("/measure/basket?about=leaving")).contains("No hay compras suficientes");
    }

    @Test
    void a_map_is_narrowed_by_its_address_and_marks_stages_that_met_nothing() throws Exception {
        house.withShop();
        signIn("es");
        String whole = get("/journey/map?period=all");
        assertThat(whole)
                .contains("Qué encontró la gente de cada etapa")
                .contains("<th>Sigue</th>")
                .contains("Página</span> Panadería");

        String narrow = get("/journey/map?period=all&campaign=none&trait=city&is=Cali");
        assertThat(narrow)
                .contains("name=\"campaign\" maxlength=\"200\" value=\"none\"")
                .contains("&amp;campaign=none&amp;trait=city&amp;is=Cali")
                .contains("Nadie está en esta etapa")
                .contains("<th>Sigue</th>")
                .doesNotContain("Panadería");
    }

    @Test
    void a_shop_sees_its_ways_and_the_people_behind_them() throws Exception {
        house.withShop();
        signIn("en");
        String page = get("/journey/paths?period=all&apart=on&start=&end=");

        assertThat(page)
                .contains("class=\"q-ways\"")
                .contains("The commonest ways")
                .contains("/journey/paths/people?")
                .doesNotContain("NaN");
        assertThat(get("/journey/paths/people?period=all&step=Order+Completed"))
                .contains("href=\"/people/");
        assertThat(get("/journey/map?period=all")).contains("Stages by channel");
        assertThat(get("/journey/paths?period=all&trait=trait.city&is=Nowhere"))
                .contains("name=\"trait\" maxlength=\"100\" value=\"city\"")
                .contains("Nobody took a step in these days");
    }

    @Test
    void baskets_are_shown_and_taken_along() throws Exception {
        house.withShop();
        signIn("en");

        for (String about : new String[] {"pairs", "firsts", "leaving"}) {
            assertThat(get("/measure/basket?least=1&days=1&period=all&about=" + about))
                    .as(about)
                    .contains("Basket and product")
                    .doesNotContain("NaN");
            assertThat(get("/measure/basket.csv?least=1&days=1&period=all&about=" + about))
                    .as(about)
                    .contains("name");
        }
        assertThat(get("/measure/basket/people?period=all&thing=x&with=y"))
                .contains("Nobody in this period");
    }

    private void signIn(String language) throws Exception {
        house.withAdministrator(language);
        String form =
                "email=%s&password=%s"
                        .formatted(
                                URLEncoder.encode(ConsoleHouse.EMAIL, StandardCharsets.UTF_8),
                                URLEncoder.encode(ConsoleHouse.PASSWORD, StandardCharsets.UTF_8));
        browser.send(
                request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer =
                browser.send(request(path).GET().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(house.address() + path));
    }
}
