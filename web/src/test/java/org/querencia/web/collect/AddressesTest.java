package org.querencia.web.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Event;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressesTest {

    private static final String ONE =
            "{\"type\":\"ignored\",\"event\":\"Seen\",\"userId\":\"u1\",\"groupId\":\"g1\","
                    + "\"previousId\":\"p1\",\"writeKey\":\"sec\"}";

    private final CollectServer server = new CollectServer();

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.kit.ingest.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/track, TRACK",
        "/v1/identify, IDENTIFY",
        "/v1/page, PAGE",
        "/v1/screen, SCREEN",
        "/v1/group, GROUP",
        "/v1/alias, ALIAS",
        "/v1/t, TRACK",
        "/v1/i, IDENTIFY",
        "/v1/p, PAGE",
        "/v1/s, SCREEN",
        "/v1/g, GROUP",
        "/v1/a, ALIAS",
        "/api/s/track, TRACK",
        "/api/s/identify, IDENTIFY",
        "/api/s/page, PAGE",
        "/api/s/screen, SCREEN",
        "/api/s/group, GROUP",
        "/api/s/alias, ALIAS",
        "/api/s/s2s/track, TRACK",
        "/api/s/s2s/identify, IDENTIFY",
        "/api/s/s2s/page, PAGE",
        "/api/s/s2s/screen, SCREEN",
        "/api/s/s2s/group, GROUP",
        "/api/s/s2s/alias, ALIAS"
    })
    void an_address_names_the_call_with_and_without_a_slash(String path, Event.Type type) {
        for (String address : new String[] {path, path + "/"}) {
            var answer = server.post(address, ONE);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"success\":true}");
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        }
        assertThat(server.kit.ingest.events()).extracting(Event::type).containsExactly(type, type);
    }

    @ParameterizedTest
    @CsvSource({"/v1/batch", "/v1/import", "/v1/b", "/beacon/v1/batch"})
    void a_batch_tells_the_types_itself(String path) {
        for (String address : new String[] {path, path + "/"}) {
            var answer =
                    server.post(
                            address,
                            """
                            {"writeKey":"sec","batch":[{"type":"page","userId":"u1"},
                            {"type":"track","event":"Seen","anonymousId":"a1"}]}
                            """);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(server.kit.ingest.events())
                .extracting(Event::type)
                .containsExactly(
                        Event.Type.PAGE, Event.Type.TRACK, Event.Type.PAGE, Event.Type.TRACK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /batch                               | {"api_key":"sec","batch":[{"event":"Seen","distinct_id":"u1"}]}
                    /com.snowplowanalytics.snowplow/tp2  | {"data":[{"e":"se","aid":"sec","uid":"u1","se_ac":"Seen"}]}
                    """)
    void foreign_clients_have_addresses_of_their_own(String path, String body) {
        for (String address : new String[] {path, path + "/"}) {
            var answer = server.post(address, body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"success\":true}");
        }
        assertThat(server.kit.ingest.events())
                .extracting(Event::name)
                .containsExactly("Seen", "Seen");
    }

    /// Python's clients take a redirect for a failure, and Node's for success.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/track",
                "/v1/track/",
                "/v1/batch",
                "/v1/import/",
                "/v1/t/",
                "/batch/",
                "/api/s/track/",
                "/beacon/v1/batch/",
                "/com.snowplowanalytics.snowplow/tp2/",
                "/v1//track",
                "/v1/nonsense",
                "/sourceConfig/",
                "/v1/projects/x/settings/"
            })
    void nobody_is_ever_redirected(String path) {
        assertThat(server.post(path, ONE).statusCode() / 100).isNotEqualTo(3);
        assertThat(server.get(path).statusCode() / 100).isNotEqualTo(3);
    }

    @Test
    void an_unknown_address_is_told_as_clients_read_it() {
        var answer = server.post("/v1/nonsense", ONE);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"code\":\"not-found\",\"message\":\"");
    }
}
