package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProductsApiTest {
    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                product("tea/green", "Té verde", "Tés")
                        .with("sku", "T-1")
                        .with("price", 10_000)
                        .with("cost", 4_000)
                        .with("stock", 5)
                        .with("place", "Cali")
                        .with("condition", "new")
                        .with("complexity", "simple")
                        .with("url", "https://shop.example/tea")
                        .with("accessories", new Items(List.of(Value.of("cup"))))
                        .event(),
                product("tea/green", "Té verde", "Tés")
                        .with("price", 12_000)
                        .with("stock", 3)
                        .with("place", "Bogotá")
                        .after(Duration.ofDays(1))
                        .event(),
                product("cup", "Taza", "Vajilla").event(),
                Events.track("Competitor Price Observed")
                        .with("product_id", "tea/green")
                        .with("competitor", "Rival")
                        .with("price", 11_000)
                        .with("in_stock", Value.of(true))
                        .event(),
                Events.track("Order Completed")
                        .by("email:ana@x.co")
                        .with("order_id", "o1")
                        .with("channel", "web")
                        .with("total", 20_000)
                        .with("products", new Items(List.of(line("T-1"))))
                        .event(),
                Events.track("Marketing Spend")
                        .with("channel", "web")
                        .with("campaign", "spring")
                        .with("cost", 3_000)
                        .with("impressions", 900)
                        .with("clicks", 30)
                        .event(),
                Events.track("Cost Recorded")
                        .with("category", "tools")
                        .with("amount", 50)
                        .with("currency", "USD")
                        .event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void products_are_listed_in_pages_searched_and_filtered() {
        assertThat(ids("/api/products")).containsExactly("cup", "tea/green");
        assertThat(ids("/api/products?q=te%20VERDE")).containsExactly("tea/green");
        assertThat(ids("/api/products?category=Vajilla")).containsExactly("cup");
        JsonNode first = json.readTree(house.get("/api/products?limit=1").body());
        assertThat(ids("/api/products?limit=1&cursor=" + first.get("next").asString()))
                .containsExactly("tea/green");
        assertThat(house.get("/api/products?categoria=x").statusCode()).isEqualTo(400);
    }

    @Test
    void the_whole_picture_of_a_product() {
        String body = house.get("/api/products/tea%2Fgreen").body();
        String buyer = json.readTree(body).at("/bought/buyers/0/id").asString();

        Golden.assertSame("product", body.replace(buyer, "11111111-1111-5111-8111-111111111111"));
        assertThat(house.get("/api/products/none").statusCode()).isEqualTo(404);
    }

    @Test
    void spend_and_costs_stand_beside_what_was_earned() {
        Golden.assertSame("costs", house.get("/api/costs?by=channel").body());
        JsonNode campaigns = json.readTree(house.get("/api/costs?by=campaign").body());
        assertThat(campaigns.at("/items/0/key").asString()).isEqualTo("spring");
        assertThat(campaigns.at("/items/0").has("orders")).isFalse();
        assertThat(house.get("/api/costs?from=2026-11-02").body()).contains("\"items\":[]");
        assertThat(house.get("/api/costs?by=year").statusCode()).isEqualTo(400);
    }

    private List<String> ids(String path) {
        return json.readTree(house.get(path).body()).get("items").findValuesAsString("id");
    }

    private static Events product(String id, String name, String category) {
        return Events.track("Product Updated")
                .with("product_id", id)
                .with("name", name)
                .with("category", category);
    }

    private static Fields line(String sku) {
        return new Fields(
                Map.of(
                        "sku", Value.of(sku),
                        "price", Value.of(10_000),
                        "quantity", Value.of(2)));
    }
}
