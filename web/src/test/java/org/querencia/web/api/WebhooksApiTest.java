package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.webhook.Provider;

class WebhooksApiTest {

    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.post("/api/sources", "{\"name\":\"Shop\",\"key\":\"shop\"}");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_secret_is_set_listed_without_itself_and_removed() {
        HttpResponse<String> set =
                put("{\"provider\":\"meta\",\"secret\":\"hush\",\"verifyToken\":\"a word\"}");

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(set.body()).doesNotContain("hush").doesNotContain("a word");
        assertThat(house.get("/api/sources/shop/webhook").body())
                .contains("\"path\":\"/hooks/meta/shop\"")
                .contains("\"verifies\":true");
        assertThat(house.webhookSecrets.find(new SourceKey("shop"), Provider.META))
                .hasValueSatisfying(secret -> {
                    assertThat(secret.signing()).isEqualTo("hush");
                    assertThat(secret.verifies("a word")).isTrue();
                });

        HttpResponse<String> removed =
                house.send(house.request("/api/sources/shop/webhook?provider=meta").DELETE());
        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(house.webhookSecrets.of(new SourceKey("shop"))).isEmpty();
        assertThat(
                        house.send(
                                        house.request("/api/sources/shop/webhook?provider=meta")
                                                .DELETE())
                                .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"provider\":\"magento\",\"secret\":\"s\"}; provider",
                "{\"secret\":\"s\"}; provider",
                "{\"provider\":\"shopify\"}; secret",
                "{\"provider\":\"meta\",\"secret\":\"s\"}; verifyToken"
            })
    void what_is_missing_or_unknown_is_named(String body, String field) {
        HttpResponse<String> answer = put(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void an_unknown_source_has_no_webhooks() {
        assertThat(house.get("/api/sources/none/webhook").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> put(String json) {
        return house.send(
                house.request("/api/sources/shop/webhook").PUT(BodyPublishers.ofString(json)));
    }
}
