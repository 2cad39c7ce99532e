package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.runtime.access.User;
import org.querencia.web.console.signin.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsersApiTest {
    private final JsonMapper json = new JsonMapper();
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
    void a_user_is_added_gets_a_password_and_is_removed() {
        var added = house.post("/api/users", "{\"email\":\"Luz@x.co\",\"name\":\"Luz\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json.readTree(added.body()))
                .isEqualTo(
                        json.readTree(
                                """
                                {"email":"luz@x.co","name":"Luz","role":"member","password":false}
                                """));

        assertThat(
                        house.put(
                                        "/api/users/luz@x.co/password",
                                        "{\"password\":\"correcto caballo\"}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(house.users.byEmail("luz@x.co").map(User::passwordHash))
                .contains("plain:correcto caballo");

        assertThat(house.delete("/api/users/luz@x.co").statusCode()).isEqualTo(200);
        assertThat(house.users.byEmail("luz@x.co")).isEmpty();
    }

    @Test
    void a_link_signs_in_once() {
        JsonNode link = json.readTree(house.post("/api/users/leo@x.co/links", "{}").body());
        String secret =
                link.get("path").asString().replace(SignIn.LINK_PATH, "").replace("?choose", "");

        Instant now = house.clock.instant();
        assertThat(house.users.useSignInLink(secret, now).map(User::email)).contains("leo@x.co");
        assertThat(house.users.useSignInLink(secret, now)).isEmpty();
    }

    @Test
    void the_last_administrator_stays() {
        assertThat(house.delete("/api/users/ana@x.co").statusCode()).isEqualTo(409);
        assertThat(house.users.byEmail("ana@x.co")).isPresent();
    }

    @Test
    void a_token_is_told_once_and_ends_when_revoked() {
        JsonNode made = json.readTree(house.post("/api/tokens", "{\"name\":\"reports\"}").body());
        assertThat(house.users.apiToken(made.get("token").asString())).contains("reports");
        assertThat(house.get("/api/tokens").body()).doesNotContain(made.get("token").asString());

        assertThat(house.delete("/api/tokens/reports").statusCode()).isEqualTo(200);
        assertThat(house.users.apiToken(made.get("token").asString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/users  | {"email":"ana@x.co"}                        | 409
                    /api/users  | {"email":"ana"}                             | 400
                    /api/users  | {"email":"eva@x.co","role":"owner"}         | 400
                    /api/users  | {"email":"eva@x.co","password":"short"}     | 400
                    /api/users/eva@x.co/links | {}                            | 404
                    /api/tokens | {"name":"test"}                             | 409
                    /api/tokens | {"name":"Not A Name"}                       | 400
                    """)
    void what_cannot_be_is_refused(String path, String body, int status) {
        assertThat(house.post(path, body).statusCode()).isEqualTo(status);
    }
}
