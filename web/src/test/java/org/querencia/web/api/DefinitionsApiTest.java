package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.kit.Events;

class DefinitionsApiTest {
    private static final String PATH = "/api/definitions/identity";
    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_definition_is_read_changed_and_in_force() {
        String usual = house.get(PATH).body();
        Golden.assertSame("identity-definition", usual);
        assertThat(house.get("/api/profiles?identifier=email:nobody@x.co").statusCode())
                .isEqualTo(200);

        String changed = usual.replaceFirst("\"blocked\":\\[", "\"blocked\":[\"tester\",");
        assertThat(put(changed).statusCode()).isEqualTo(200);
        assertThat(house.get(PATH).body()).contains("\"tester\"");
        assertThat(house.get("/api/profiles?identifier=user_id:tester").body())
                .contains("invalid-identifier");
    }

    @Test
    void a_changed_definition_reaches_back_by_a_rebuild() {
        house.engine.take(
                Events.identify().by("user_id:u1", "email:shared@x.co").event(),
                Events.identify().by("user_id:u2", "email:shared@x.co").event());
        String usual = house.get(PATH).body();
        put(usual.replaceFirst("\"blocked\":\\[", "\"blocked\":[\"u1\","));
        assertThat(house.engine.state.counts().identifiers()).isEqualTo(3);

        assertThat(house.post("/api/rebuild", "").statusCode()).isEqualTo(200);
        house.engine.settle();

        assertThat(house.engine.state.counts().identifiers()).isEqualTo(2);
        assertThat(house.get("/api/rebuild").body())
                .isEqualTo(
                        "{\"underWay\":false,\"upTo\":4,\"head\":4,\"profiles\":4,\"warehouse\":4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"types\":[7]}",
                "{\"types\":[],\"colour\":1}",
                "{\"types\":[{\"key\":\"user_id\"}]}",
            })
    void a_definition_that_makes_no_sense_is_refused(String definition) {
        assertThat(put(definition).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> put(String definition) {
        return house.send(house.request(PATH).PUT(BodyPublishers.ofString(definition)));
    }
}
