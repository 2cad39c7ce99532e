package org.querencia.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.querencia.web.http.Body;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Room;

class ServerTest {
    private static Server server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server =
                Server.start(
                        ServerSettings.local(), new SimpleMeterRegistry(), List.of(new Echo()));
    }

    @AfterAll
    static void stop() {
        server.close();
        CLIENT.close();
    }

    @Test
    void an_unknown_path_is_a_problem() throws Exception {
        var answer = send(request("/nowhere").GET());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"type":"/docs/reference/api#not-found","title":"Nothing is here",\
                        "status":404,"detail":"No page or resource has this address; /openapi lists\
                         those of the API.","code":"not-found"}\
                        """);
    }

    @Test
    void a_failure_of_ours_tells_nothing_of_its_inside() throws Exception {
        var answer = send(request("/fails").GET());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("internal-error").doesNotContain("secret inside");
    }

    @Test
    void a_refusal_names_the_field() throws Exception {
        var answer = send(request("/refuses").GET());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"limit\"");
    }

    @Test
    void every_answer_carries_the_security_headers() throws Exception {
        var headers = send(request("/nowhere").GET()).headers();
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'");
        assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
    }

    @Test
    void a_gzip_body_is_inflated() throws Exception {
        var answer =
                send(
                        request("/echo")
                                .header("content-encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(gzip("hello".getBytes(UTF_8)))));
        assertThat(answer.body()).isEqualTo("5");
    }

    @Test
    void a_corrupt_gzip_body_is_a_bad_request() throws Exception {
        byte[] corrupt = gzip(new byte[5_000]);
        corrupt[12] ^= 0x55;
        var answer =
                send(
                        request("/echo")
                                .header("content-encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(corrupt)));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_that_inflates_beyond_its_bound_is_too_large() throws Exception {
        var answer =
                send(
                        request("/echo")
                                .header("content-encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(gzip(new byte[30_000_000]))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too-large");
    }

    @Test
    void a_large_body_is_too_large_with_and_without_its_length() throws Exception {
        byte[] large = new byte[3_000_000];
        assertThat(send(request("/echo").POST(BodyPublishers.ofByteArray(large))).statusCode())
                .isEqualTo(413);
        var chunked = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large));
        assertThat(send(request("/echo").POST(chunked)).statusCode()).isEqualTo(413);
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /// Answers with the size of the body, fails, or refuses.
    private static final class Echo implements Room {
        @Override
        public boolean owns(String path) {
            return path.startsWith("/echo");
        }

        @Override
        public void routing(HttpRules rules) {
            rules.post(
                            "/echo",
                            (request, response) ->
                                    response.send(
                                            Integer.toString(
                                                    Body.bytes(request, 1_000_000, 2_000_000)
                                                            .length)))
                    .get(
                            "/fails",
                            (_, _) -> {
                                throw new IllegalStateException("secret inside");
                            })
                    .get(
                            "/refuses",
                            (_, _) -> {
                                throw Problem.at(
                                                Fault.INVALID_PARAMETER,
                                                "limit",
                                                "limit: expected 1 to 500.")
                                        .exception();
                            })
                    .get("/json", (_, response) -> Json.send(response, Json.object().build()));
        }
    }
}
