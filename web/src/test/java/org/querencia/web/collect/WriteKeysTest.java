package org.querencia.web.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All the ways of giving the write key. `pub` is the key of the source `web`, `sec` of `server`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteKeysTest {

    private final CollectServer server = new CollectServer();

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.kit.ingest.clear();
    }

    /// The credentials of Basic authorization, X-Write-Key, the query's writeKey, and the body's;
    /// then the source that is meant, or nobody.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    pub:       | -          | -   | -   | web
                    pub        | -          | -   | -   | web
                    pub:secret | -          | -   | -   | web
                    -          | pub        | -   | -   | web
                    -          | pub:secret | -   | -   | web
                    -          | -          | pub | -   | web
                    -          | -          | -   | pub | web
                    sec:       | pub        | pub | pub | server
                    -          | sec        | pub | pub | server
                    -          | -          | sec | pub | server
                    -          | sec        | -   | pub:*** | server
                    :          | pub        | -   | -   | web
                    no:        | pub        | pub | pub | -
                    -          | no         | -   | pub | -
                    -          | -          | -   | no  | -
                    -          | -          | -   | -   | -
                    """)
    void the_key_is_found_wherever_clients_put_it(
            String basic, String header, String query, String body, String source) {
        List<String> headers = new ArrayList<>();
        if (basic != null) {
            headers.addAll(List.of("Authorization", CollectServer.basic(basic)));
        }
        if (header != null) {
            headers.addAll(List.of("X-Write-Key", header));
        }
        String json =
                "{\"batch\":[{\"type\":\"page\",\"userId\":\"u1\"}]%s}"
                        .formatted(body == null ? "" : ",\"writeKey\":\"" + body + "\"");
        var answer =
                server.post(
                        "/v1/batch" + (query == null ? "" : "?writeKey=" + query),
                        json,
                        headers.toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(source == null ? 401 : 200);
        assertThat(
                        server.kit.ingest.events().stream()
                                .map(event -> event.origin().source().value())
                                .toList())
                .isEqualTo(source == null ? List.of() : List.of(source));
    }

    /// What is no Basic authorization tells no key, and the next place is asked.
    @ParameterizedTest
    @CsvSource({"Bearer pub", "Basic", "Basic !!!", "basic  cHViOg==", "BASIC cHViOg=="})
    void other_authorizations_are_passed_over(String authorization) {
        var answer =
                server.post(
                        "/v1/page",
                        "{\"userId\":\"u1\",\"writeKey\":\"pub\"}",
                        "Authorization",
                        authorization);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void in_a_batch_each_event_may_tell_the_key() {
        var answer =
                server.post(
                        "/v1/import/",
                        """
                        {"batch":[{"type":"page","userId":"u1","writeKey":"pub"},
                        {"type":"page","userId":"u1","writeKey":"pub"}]}
                        """);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(server.kit.ingest.events()).hasSize(2);
    }

    @Test
    void a_key_in_the_headers_spares_reading_what_may_not_be_sent() {
        var answer = server.post("/v1/batch", "this is no JSON", "X-Write-Key", "no");
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
