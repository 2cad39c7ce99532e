package org.querencia.web.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;

/// What pages ask before they send: may I (CORS), and where to (the settings of analytics.js and
/// RudderStack's script).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowsersTest {

    private static final String ORIGIN = "https://shop.example";
    private static final String SETTINGS = "/v1/projects/pub/settings";

    private final CollectServer server = new CollectServer();

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/t",
                "/v1/track",
                "/v1/batch",
                "/v1/b/",
                "/v1/import/",
                "/beacon/v1/batch",
                "/api/s/page",
                "/api/s/s2s/page",
                "/batch/",
                "/com.snowplowanalytics.snowplow/tp2",
                "/sourceConfig",
                "/sourceConfig/",
                "/v1/projects/pub/settings",
                "/v1/projects/x/settings/"
            })
    void every_address_lets_pages_of_any_origin_ask(String path) {
        HttpResponse<String> answer =
                server.send(
                        server.request(path)
                                .header("Origin", ORIGIN)
                                .header("Access-Control-Request-Method", "POST")
                                .header(
                                        "Access-Control-Request-Headers",
                                        "authorization,content-type")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertHeader(answer, "access-control-allow-origin", ORIGIN);
        assertHeader(answer, "access-control-allow-methods", "GET, POST, OPTIONS");
        assertHeader(
                answer,
                "access-control-allow-headers",
                "authorization, content-type, content-encoding, x-write-key, x-retry-count");
        assertHeader(answer, "access-control-max-age", "86400");
        assertHeader(answer, "vary", "Origin");
        assertThat(answer.headers().firstValue("access-control-allow-credentials")).isEmpty();
    }

    /// Failures too: a page must be able to read why.
    @ParameterizedTest
    @CsvSource({"sec, 200", "no, 401", "off, 404", "picky, 403"})
    void a_page_may_read_its_answer(String writeKey, int status) {
        server.addSource("off", Trust.PUBLIC, false, List.of(), 10);
        server.addSource("picky", Trust.PUBLIC, true, List.of("https://other.example"), 10);
        HttpResponse<String> answer =
                server.post(
                        "/v1/p", "{\"userId\":\"u1\"}", "X-Write-Key", writeKey, "Origin", ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertHeader(answer, "access-control-allow-origin", ORIGIN);
        assertHeader(answer, "vary", "Origin");
    }

    @Test
    void who_is_no_page_is_told_nothing_of_origins() {
        assertThat(
                        server.post("/v1/p", "{\"userId\":\"u1\"}", "X-Write-Key", "sec")
                                .headers()
                                .firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void analytics_js_boots_from_here_and_sends_here() {
        for (String path : List.of(SETTINGS, SETTINGS + "/")) {
            HttpResponse<String> answer = server.get(path, "Origin", ORIGIN);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo(
                            ("{\"integrations\":{\"Segment.io\":{\"apiKey\":\"pub\",\"apiHost\":"
                                            + "\"127.0.0.1:%d/v1\",\"protocol\":\"http\"}},"
                                            + "\"plan\":{}}")
                                    .formatted(server.port()));
            assertHeader(answer, "access-control-allow-origin", ORIGIN);
            assertHeader(answer, "cache-control", "no-store");
        }
    }

    @Test
    void rudderstacks_script_boots_from_here() {
        for (String path : List.of("/sourceConfig?writeKey=pub", "/sourceConfig/?p=npm&v=3")) {
            HttpResponse<String> answer =
                    server.get(path, "Authorization", CollectServer.basic("pub:"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo(
                            """
                            {"source":{"id":"web","name":"web","writeKey":"pub","enabled":true,\
                            "workspaceId":"querencia","config":{"statsCollection":{"errors":\
                            {"enabled":false},"metrics":{"enabled":false}}},"connections":[],\
                            "destinations":[]}}\
                            """);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/projects/no/settings", "/v1/projects/off/settings", "/sourceConfig"})
    void nothing_boots_without_a_source_that_is_switched_on(String path) {
        server.addSource("off", Trust.PUBLIC, false, List.of(), 10);
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"code\":\"not-found\",\"message\":\"This write key belongs to no source"
                                + " that is switched on.\"}");
    }

    /// The proxy's headers, and where analytics.js is told to send to; `here` is the server's own
    /// address.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https, cdp.shop.example, https cdp.shop.example/v1",
                "https, -, https here/v1",
                "-, cdp.shop.example:8443, http cdp.shop.example:8443/v1",
                "-, -, http here/v1",
                "ftp, a b, http here/v1",
                "'https, http', 'cdp.shop.example, inner', https cdp.shop.example/v1"
            })
    void behind_a_trusted_proxy_browsers_are_told_the_address_they_used(
            String protocol, String host, String told) {
        try (CollectServer behind = new CollectServer(List.of("127.0.0.0/8"))) {
            assertThat(told(behind, protocol, host))
                    .isEqualTo(told.replace("here", "127.0.0.1:" + behind.port()));
        }
        assertThat(told(server, protocol, host))
                .as("nobody is trusted here")
                .isEqualTo("http 127.0.0.1:%d/v1".formatted(server.port()));
    }

    @Test
    void a_base_url_says_more_than_any_header() {
        try (CollectServer based =
                new CollectServer(
                        List.of("127.0.0.1"),
                        Optional.of(URI.create("https://cdp.example/collect/")))) {
            assertThat(told(based, "http", "other.example"))
                    .isEqualTo("https cdp.example/collect/v1");
        }
    }

    @Test
    void behind_a_trusted_proxy_the_address_is_the_first_it_did_not_make_up() {
        try (CollectServer behind = new CollectServer(List.of("127.0.0.1"))) {
            for (CollectServer each : List.of(behind, server)) {
                each.kit.ingest.clear();
                each.post(
                        "/v1/p",
                        "{\"userId\":\"u1\"}",
                        "X-Write-Key",
                        "pub",
                        "X-Forwarded-For",
                        "6.6.6.6, 198.51.100.4");
            }
            assertThat(address(behind)).contains("198.51.100.4");
            assertThat(address(server)).contains("127.0.0.1");
        }
    }

    private static Optional<String> address(CollectServer server) {
        Event event = server.kit.ingest.events().getFirst();
        return event.context().text("ip");
    }

    private static String told(CollectServer server, String protocol, String host) {
        var request = server.request(SETTINGS);
        if (protocol != null) {
            request.header("X-Forwarded-Proto", protocol);
        }
        if (host != null) {
            request.header("X-Forwarded-Host", host);
        }
        return server.send(request)
                .body()
                .replaceAll(".*\"apiHost\":\"([^\"]*)\",\"protocol\":\"([^\"]*)\".*", "$2 $1");
    }

    private static void assertHeader(HttpResponse<String> answer, String name, String value) {
        assertThat(answer.headers().firstValue(name)).as(name).hasValue(value);
    }
}
