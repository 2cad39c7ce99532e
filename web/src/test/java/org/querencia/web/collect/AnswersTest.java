package org.querencia.web.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.runtime.collect.CollectKit;
import org.querencia.runtime.log.LogOverloadedException;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.operate.StoreBusyException;
import org.querencia.runtime.operate.StoreUnavailableException;

/// What is answered, whole: status, body, and when to try again.
class AnswersTest {

    private static final String PAGE = "{\"userId\":\"u1\",\"messageId\":\"m1\"}";

    private final CollectServer server = new CollectServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_was_taken_is_success_however_much_of_it_was_known() {
        assertThat(page("sec").body()).isEqualTo("{\"success\":true}");
        assertThat(page("sec").body()).isEqualTo("{\"success\":true}");
        assertThat(server.kit.ingest.events()).hasSize(1);
        assertThat(server.kit.ingest.duplicates()).isEqualTo(1);
    }

    @Test
    void an_empty_batch_is_success() {
        assertThat(server.post("/v1/batch", "{\"batch\":[]}", "X-Write-Key", "sec").body())
                .isEqualTo("{\"success\":true}");
    }

    @Test
    void what_is_refused_of_a_batch_is_listed_beside_success() {
        HttpResponse<String> answer =
                server.post(
                        "/v1/batch",
                        """
                        {"batch":[{"type":"page"},{"type":"page","userId":"u1"},7]}
                        """,
                        "X-Write-Key",
                        "sec");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"success\":true,\"refused\":["
                                + "{\"index\":0,\"code\":\"missing-id\",\"reason\":\"'userId' and"
                                + " 'anonymousId' are missing: say who it was by one of them\"},"
                                + "{\"index\":2,\"code\":\"not-an-object\",\"reason\":\"the event"
                                + " is a number: expected an object\"}]}");
    }

    @Test
    void an_event_alone_in_its_request_is_refused_with_it() {
        assertFailed(
                server.post("/v1/track", "{\"userId\":\"u1\"}", "X-Write-Key", "sec"),
                400,
                "missing-event-name",
                "'event' is missing: name what happened");
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        assertFailed(
                server.post("/v1/track", "hello", "X-Write-Key", "sec"),
                400,
                "bad-json",
                "the body is not JSON at byte 0 (line 1, column 1): Unrecognized token 'hello': was"
                        + " expecting (JSON String, Number, Array, Object or token 'null', 'true'"
                        + " or 'false')");
    }

    @Test
    void without_a_key_nobody_is_let_in() {
        assertFailed(
                server.post("/v1/page", PAGE),
                401,
                "invalid-write-key",
                "no write key: send it as the user name of Basic authorization, as X-Write-Key, as"
                        + " ?writeKey=, or as 'writeKey' in the body");
        assertFailed(
                page("nobody's"),
                401,
                "invalid-write-key",
                "this write key belongs to no source: copy it anew from the source's page");
    }

    @Test
    void a_source_that_is_switched_off_is_not_found() {
        server.addSource("off", Trust.SECRET, false, List.of(), 10);
        assertFailed(
                page("off"),
                404,
                "source-disabled",
                "the source 'off' is switched off: switch it on in its page");
    }

    @Test
    void a_public_key_may_be_used_from_the_pages_of_its_list_and_by_servers() {
        server.addSource("shop", Trust.PUBLIC, true, List.of("https://shop.example"), 100);
        server.addSource("till", Trust.SECRET, true, List.of("https://shop.example"), 100);
        assertThat(page("shop", "Origin", "https://shop.example").statusCode()).isEqualTo(200);
        assertThat(page("shop").statusCode()).isEqualTo(200);
        assertThat(page("till", "Origin", "https://evil.example").statusCode()).isEqualTo(200);
        for (String origin : List.of("https://evil.example", "http://shop.example", "null")) {
            assertFailed(
                    page("shop", "Origin", origin),
                    403,
                    "origin-not-allowed",
                    "the source 'shop' takes nothing from pages of this origin: add it to the"
                            + " source's list");
        }
    }

    @Test
    void who_is_too_fast_is_told_when_to_come_back() {
        server.addSource("slow", Trust.SECRET, true, List.of(), 2);
        for (int i = 0; i < 10; i++) {
            assertThat(page("slow").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> answer = page("slow", "Origin", "https://shop.example");
        assertFailed(
                answer,
                429,
                "too-many-requests",
                "the source 'slow' may send 2 events a second: try again in 1 s");
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
        assertThat(answer.headers().firstValue("x-ratelimit-reset"))
                .hasValue(Long.toString(CollectKit.NOON.plusSeconds(1).getEpochSecond()));
        assertThat(answer.headers().firstValue("access-control-expose-headers"))
                .hasValue("retry-after, x-ratelimit-reset");

        server.kit.now = CollectKit.NOON.plusSeconds(1);
        assertThat(page("slow").statusCode()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_stored_now_is_to_be_sent_again() {
        server.kit.ingest.failWith(
                Optional.of(new LogUnavailableException("gone", new IllegalStateException())));
        HttpResponse<String> answer = page("sec");
        assertFailed(
                answer,
                503,
                "unavailable",
                "The event log cannot store right now; nothing of this request was kept, send it"
                        + " again.");
        assertThat(answer.headers().firstValue("retry-after")).hasValue("2");

        server.kit.ingest.failWith(
                Optional.of(new StoreUnavailableException("gone", new IllegalStateException())));
        assertThat(page("sec").statusCode()).isEqualTo(503);

        server.kit.ingest.failWith(Optional.of(new StoreBusyException("late")));
        assertThat(page("sec").body()).contains("did not come in time");

        server.kit.ingest.failWith(Optional.of(new LogOverloadedException("full")));
        answer = page("sec");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("2");

        server.kit.ingest.failWith(Optional.empty());
        assertThat(page("sec").statusCode()).isEqualTo(200);
        assertThat(server.kit.ingest.events()).extracting(Event::messageId).containsExactly("m1");
    }

    @Test
    void a_defect_of_the_server_tells_nothing_of_itself() {
        server.kit.ingest.failWith(Optional.of(new IllegalStateException("secret of ours")));
        assertFailed(
                page("sec"),
                500,
                "internal-error",
                "The server failed on this request; its log says why. Nothing the server"
                        + " acknowledged is lost.");
    }

    private HttpResponse<String> page(String writeKey, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = CollectServer.basic(writeKey + ":");
        return server.post("/v1/page", PAGE, all);
    }

    private static void assertFailed(
            HttpResponse<String> answer, int status, String code, String message) {
        assertThat(answer.body())
                .isEqualTo("{\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }
}
