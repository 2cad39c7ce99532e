package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
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
        var added = house.post("/api/users", "{\"email\":\" Eva@X.co \",\"name\":\"Eva\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        Golden.assertSame("users", house.get("/api/users").body());

        house.users.openSession("s", "eva@x.co", Events.NOON.plus(Duration.ofDays(1)));
        var changed =
                house.send(
                        house.request("/api/users/eva@x.co/password")
                                .PUT(BodyPublishers.ofString("{\"password\":\"long enough\"}")));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(house.users.byEmail("eva@x.co").map(User::passwordHash))
                .hasValue("plain:long enough");
        assertThat(house.users.session("s", Events.NOON)).isEmpty();

        assertThat(house.send(house.request("/api/users/eva@x.co").DELETE()).statusCode())
                .isEqualTo(200);
        assertThat(house.users.byEmail("eva@x.co")).isEmpty();
    }

    @Test
    void a_link_signs_in_once() {
        String path =
                json.readTree(house.post("/api/users/leo@x.co/links", "").body())
                        .get("path")
                        .asString();
        String secret = path.replaceFirst("^.*/", "").replaceFirst("[?].*$", "");
        assertThat(house.users.useSignInLink(secret, Events.NOON)).isPresent();
        assertThat(house.users.useSignInLink(secret, Events.NOON)).isEmpty();
    }

    @Test
    void the_last_administrator_stays() {
        assertThat(house.send(house.request("/api/users/ana@x.co").DELETE()).statusCode())
                .isEqualTo(409);
        assertThat(house.users.byEmail("ana@x.co").map(User::role)).hasValue(Role.ADMINISTRATOR);
    }

    @Test
    void a_token_is_shown_once_works_and_is_revoked() {
        String token =
                json.readTree(house.post("/api/tokens", "{\"name\":\"reports\"}").body())
                        .get("token")
                        .asString();
        assertThat(house.get("/api/tokens").body()).contains("reports").doesNotContain(token);
        assertThat(statusWith(token)).isEqualTo(200);
        house.send(house.request("/api/tokens/reports").DELETE());
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void a_repeated_request_keeps_no_secret() {
        for (int attempt = 0; attempt < 2; attempt++) {
            var answer =
                    house.send(
                            house.request("/api/tokens")
                                    .header("Idempotency-Key", "k1")
                                    .POST(BodyPublishers.ofString("{\"name\":\"reports\"}")));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(json.readTree(answer.body()).has("token")).isEqualTo(attempt == 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/users                  | {}                                      | 400
                    /api/users                  | {"email":"eva"}                         | 400
                    /api/users                  | {"email":"e@x.co","role":"king"}        | 400
                    /api/users                  | {"email":"e@x.co","password":"short"}   | 400
                    /api/users                  | {"email":"Ana@x.co"}                    | 409
                    /api/users/nobody@x.co/links | {}                                     | 404
                    /api/tokens                 | {}                                      | 400
                    /api/tokens                 | {"name":"No Name"}                      | 400
                    /api/tokens                 | {"name":"test"}                         | 409
                    """)
    void what_makes_no_sense_is_refused(String path, String body, int status) {
        assertThat(house.post(path, body).statusCode()).isEqualTo(status);
    }

    private int statusWith(String token) {
        return house.send(
                        house.anonymous("/api/sources")
                                .header("Authorization", "Bearer " + token)
                                .GET())
                .statusCode();
    }
}
