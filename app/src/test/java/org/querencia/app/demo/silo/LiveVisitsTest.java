package org.querencia.app.demo.silo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.querencia.app.demo.company.Companies;
import org.querencia.app.demo.company.Company;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LiveVisitsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T15:00:00Z");
    private static final Company COMPANY = Companies.of(1, 2_000);
    private final LiveVisits visits = new LiveVisits(COMPANY);

    @Test
    void a_number_is_always_the_same_visit() {
        assertThat(new LiveVisits(COMPANY).events(7, NOW)).isEqualTo(visits.events(7, NOW));
        assertThat(visits.events(8, NOW)).isNotEqualTo(visits.events(7, NOW));
    }

    @Test
    void customers_come_again_and_others_for_the_first_time() {
        List<String> people = new ArrayList<>();
        all().forEach(event -> people.add(event.path("userId").asString("")));

        assertThat(people).anyMatch(user -> !user.isEmpty() && number(user) < 2_000);
        assertThat(people).anyMatch(user -> !user.isEmpty() && number(user) >= 2_000);
        assertThat(people).anyMatch(String::isEmpty);
    }

    @Test
    void orders_are_of_the_catalogue_at_its_present_prices_and_add_up() {
        List<ObjectNode> orders =
                all().stream()
                        .filter(event -> event.path("event").asString("").equals("Order Completed"))
                        .toList();
        assertThat(orders).hasSizeGreaterThan(20);
        for (ObjectNode order : orders) {
            JsonNode properties = order.path("properties");
            long goods = 0;
            for (JsonNode line : properties.path("products")) {
                var product = COMPANY.catalogue().product(line.path("sku").asString());
                assertThat(product).isPresent();
                assertThat(line.path("price").asLong())
                        .isEqualTo(COMPANY.catalogue().tag(product.get(), Companies.UNTIL).pesos());
                goods += line.path("price").asLong() * line.path("quantity").asLong();
            }
            assertThat(properties.path("total").asLong())
                    .isEqualTo(goods + properties.path("shipping").asLong());
        }
    }

    @Test
    void events_have_ids_of_their_own() {
        assertThat(all())
                .extracting(event -> event.path("messageId").asString())
                .doesNotHaveDuplicates();
    }

    private List<ObjectNode> all() {
        return IntStream.range(0, 200)
                .mapToObj(number -> visits.events(number, NOW))
                .flatMap(List::stream)
                .toList();
    }

    private static int number(String userId) {
        return Integer.parseInt(userId.substring("cliente-".length())) - 10_000;
    }
}
