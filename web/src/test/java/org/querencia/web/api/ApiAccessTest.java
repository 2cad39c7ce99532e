package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.web.http.Access.Session;

class ApiAccessTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = new House();
        house.sources.addWriteKey(new SourceKey("shop"), "write-key");
        for (String email : new String[] {"ana@x.co", "leo@x.co"}) {
            house.users.openSession(
                    "session of " + email.substring(0, 3),
                    email,
                    Events.NOON.plus(Duration.ofHours(1)));
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void nobody_is_let_in_without_a_token() {
        var answer = house.send(house.anonymous("/api/sources").GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
        Golden.assertSame("not-signed-in", answer.body());
    }

    @Test
    void a_write_key_only_collects() {
        assertThat(status("Bearer write-key")).isEqualTo(401);
        assertThat(status(basic("write-key:"))).isEqualTo(401);
    }

    @Test
    void a_token_is_taken_as_bearer_and_as_basic() {
        assertThat(status("Bearer " + House.TOKEN)).isEqualTo(200);
        assertThat(status("bearer  " + House.TOKEN)).isEqualTo(200);
        assertThat(status(basic(House.TOKEN + ":"))).isEqualTo(200);
        assertThat(status(basic(House.TOKEN))).isEqualTo(200);
        assertThat(status("Bearer " + House.LOCAL_TOKEN)).isEqualTo(200);
    }

    @Test
    void what_is_no_token_is_refused() {
        for (String header : new String[] {"Bearer", "Bearer x", "Basic ???", "Digest a", "x"}) {
            assertThat(status(header)).as(header).isEqualTo(401);
        }
    }

    @Test
    void a_session_needs_its_csrf_token() {
        assertThat(asUser("session of ana", "").statusCode()).isEqualTo(403);
        assertThat(asUser("session of ana", "something").statusCode()).isEqualTo(403);
        assertThat(asUser("session of ana", csrf("session of ana")).statusCode()).isEqualTo(200);
        assertThat(asUser("session of ana", csrf("session of leo")).statusCode()).isEqualTo(403);
        assertThat(asUser("session of nobody", csrf("session of nobody")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void only_administrators_make_sources() {
        var answer =
                house.send(
                        house.anonymous("/api/sources")
                                .header("Cookie", "querencia_session=session of leo")
                                .header("X-CSRF-Token", csrf("session of leo"))
                                .POST(BodyPublishers.ofString("{\"name\":\"Shop\"}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not-allowed");
    }

    @Test
    void an_unknown_path_is_told_only_to_those_let_in() {
        assertThat(house.send(house.anonymous("/api/nothing").GET()).statusCode()).isEqualTo(401);
        assertThat(house.get("/api/nothing").statusCode()).isEqualTo(404);
        assertThat(house.get("/api").statusCode()).isEqualTo(404);
    }

    private static String csrf(String secret) {
        var ana = house.users.byEmail("ana@x.co").orElseThrow();
        return new Session(secret, ana).csrfToken();
    }

    private static HttpResponse<String> asUser(String secret, String csrf) {
        return house.send(
                house.anonymous("/api/sources")
                        .header("Cookie", "querencia_session=" + secret)
                        .header("X-CSRF-Token", csrf)
                        .GET());
    }

    private static int status(String authorization) {
        return house.send(
                        house.anonymous("/api/sources")
                                .header("Authorization", authorization)
                                .GET())
                .statusCode();
    }

    private static String basic(String pair) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
