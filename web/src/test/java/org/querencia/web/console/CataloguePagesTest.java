package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.runtime.log.NewEntry.Remember;

/// The catalogue, consents and money of the console, as a browser gets them.
class CataloguePagesTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern PERSON = Pattern.compile("/people/([0-9a-f-]{36})");
    private static final Pattern PEOPLE_BEHIND =
            Pattern.compile("(/measure/revenue/people\\?[^\"]+)");

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(Redirect.NORMAL)
                    .build();
    private ConsoleHouse house;

    @BeforeEach
    void open() {
        house = new ConsoleHouse(0).withAdministrator("es");
        post("/sign-in", Map.of("email", ConsoleHouse.EMAIL, "password", ConsoleHouse.PASSWORD));
    }

    @AfterEach
    void close() {
        house.close();
        browser.close();
    }

    @Test
    void an_empty_catalogue_teaches_how_to_fill_it() {
        assertThat(get("/catalogue"))
                .contains("Aún no hay productos")
                .contains("href=\"/imports/upload\"")
                .contains("product_id;name;category");
    }

    @Test
    void products_are_listed_searched_and_opened() {
        stock();

        String list = get("/catalogue");
        assertThat(list)
                .contains("href=\"/catalogue/te%2Fverde\"")
                .contains("Té verde")
                .contains("67")
                .contains("Próximo a vencer");
        assertThat(get("/catalogue?q=taza")).doesNotContain("Té verde").contains("Taza");
        assertThat(get("/catalogue?category=Vajilla")).doesNotContain("Té verde");
        assertThat(get("/catalogue?q=nada")).contains("Ningún producto coincide");
        String product = get("/catalogue/te%2Fverde");
        assertThat(product)
                .contains("<path d=\"M4.0")
                .contains("Rival")
                .contains("Bogotá")
                .contains("1 persona, 1 pedido")
                .contains("Ana Gil");
    }

    @Test
    void money_earned_and_spent_stands_by_channel_and_by_day() {
        stock();

        String page = get("/home/money?period=all");
        assertThat(page).contains("Ingresos y gastos").contains("15.000").contains("meta");
        String behind = found(PEOPLE_BEHIND, page).replace("&amp;", "&");
        assertThat(get(behind)).contains("Ana Gil");
        assertThat(get("/")).contains("hx-get=\"/home/money?period=30d\"");
    }

    @Test
    void a_consent_is_written_down_on_the_persons_page() {
        stock();
        String person = found(PERSON, get("/people"));
        String page = get("/people/" + person);
        assertThat(page).contains("No se sabe que haya consentido");

        String after =
                post(
                        "/people/" + person + "/consents",
                        Map.of(
                                "csrf", found(CSRF, page),
                                "channel", "whatsapp",
                                "purpose", "marketing",
                                "proof", "lo pidió en la caja",
                                "given", "yes"));

        assertThat(after)
                .contains("WhatsApp · Promociones")
                .contains("lo pidió en la caja")
                .contains("aceptó");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalogue/none", "/catalogue/"})
    void a_product_that_is_not_there_is_not_found(String path) {
        assertThat(get(path)).contains("Aquí no hay nada");
    }

    private void stock() {
        house.writer.append(
                List.of(
                        product("te/verde", "Té verde", "Tés")
                                .with("price", 12_000)
                                .with("cost", 4_000)
                                .with("stock", 5)
                                .with("place", "Bogotá")
                                .with("condition", "near_expiry")
                                .event(),
                        product("taza", "Taza", "Vajilla").event(),
                        Events.track("Competitor Price Observed")
                                .with("product_id", "te/verde")
                                .with("competitor", "Rival")
                                .with("price", 13_000)
                                .event(),
                        Events.identify().by("email:ana@x.co").trait("name", "Ana Gil").event(),
                        Events.track("Order Completed")
                                .by("email:ana@x.co")
                                .with("order_id", "o1")
                                .with("total", 15_000)
                                .with("products", new Items(List.of(line())))
                                .event(),
                        Events.track("Marketing Spend")
                                .with("channel", "meta")
                                .with("cost", 2_000)
                                .event()),
                Remember.WINDOW);
        house.settle();
    }

    private static Events product(String id, String name, String category) {
        return Events.track("Product Updated")
                .with("product_id", id)
                .with("name", name)
                .with("category", category);
    }

    private static Value line() {
        return new Fields(Map.of("product_id", Value.of("te/verde"), "price", Value.of(15_000)));
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(house.address().resolve(path)).GET());
    }

    private String post(String path, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        URI address = house.address().resolve(path);
        return send(
                HttpRequest.newBuilder(address)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .header("origin", house.address().toString())
                        .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    browser.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
            return answer.body();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopping);
        }
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }
}
