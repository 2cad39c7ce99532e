package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinkageApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void it_is_off_until_somebody_sets_it() {
        JsonNode now = json(house.get("/api/linkage"));

        assertThat(now.get("mode").asString()).isEqualTo("off");
        assertThat(now.get("phase").asString()).isEqualTo("off");
        assertThat(now.get("link").asDouble()).isEqualTo(0.99);
        assertThat(now.get("withPublic").asBoolean()).isFalse();
        assertThat(now.has("model")).isFalse();
    }

    @Test
    void what_is_not_said_stays_as_it_was() {
        json(put("/api/linkage", "{\"mode\":\"review\",\"review\":0.7}"));
        JsonNode now = json(put("/api/linkage", "{\"link\":0.995}"));

        assertThat(now.get("mode").asString()).isEqualTo("review");
        assertThat(now.get("review").asDouble()).isEqualTo(0.7);
        assertThat(now.get("link").asDouble()).isEqualTo(0.995);
    }

    @Test
    void nonsense_is_refused_and_changes_nothing() {
        for (String body :
                new String[] {
                    "{\"mode\":\"sometimes\"}",
                    "{\"link\":2}",
                    "{\"link\":\"much\"}",
                    "{\"review\":0.9,\"link\":0.8}",
                    "{\"withPublic\":\"yes\"}"
                }) {
            assertThat(put("/api/linkage", body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(json(house.get("/api/linkage")).get("mode").asString()).isEqualTo("off");
    }

    @Test
    void nothing_learns_while_it_is_off() {
        assertThat(house.post("/api/linkage/train", "{}").statusCode()).isEqualTo(400);
        put("/api/linkage", "{\"mode\":\"review\"}");
        assertThat(house.post("/api/linkage/train", "{}").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> put(String path, String body) {
        return house.send(house.request(path).method("PUT", BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }
}
