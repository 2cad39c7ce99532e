package org.querencia.web.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Event;
import org.querencia.runtime.collect.RefusedEvents.Refused;

/// Bodies as clients encode them, and as nobody should.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesTest {

    private static final byte[] PAGE =
            "{\"userId\":\"ñandú\",\"writeKey\":\"sec\"}".getBytes(StandardCharsets.UTF_8);
    private static final int BOMB_MEGABYTES = 300;
    private static final byte[] BOMB = bomb();

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
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "text/plain",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/octet-stream",
                "image/png",
                "no type at all"
            })
    void a_body_is_json_whatever_its_content_type_says(String contentType) {
        for (boolean gzip : new boolean[] {false, true}) {
            server.kit.ingest.clear();
            byte[] body = gzip ? CollectServer.gzip(PAGE) : PAGE;
            HttpResponse<String> answer =
                    server.post(
                            "/v1/page",
                            body,
                            "Content-Type",
                            contentType,
                            "Content-Encoding",
                            gzip ? "gzip" : "identity");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertTaken();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip "})
    void gzip_is_inflated_however_it_is_spelled(String encoding) {
        HttpResponse<String> answer =
                server.post("/v1/page", CollectServer.gzip(PAGE), "Content-Encoding", encoding);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertTaken();
    }

    /// As RudderStack's Java client sends: without a length.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_in_chunks_is_read(boolean gzip) {
        byte[] body = gzip ? CollectServer.gzip(PAGE) : PAGE;
        HttpResponse<String> answer =
                server.send(
                        server.request("/v1/page")
                                .header("Content-Encoding", gzip ? "gzip" : "identity")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(body))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertTaken();
    }

    @Test
    void several_gzips_in_a_row_are_one_body() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(CollectServer.gzip(Arrays.copyOf(PAGE, 10)));
        both.write(CollectServer.gzip(Arrays.copyOfRange(PAGE, 10, PAGE.length)));
        assertThat(
                        server.post("/v1/page", both.toByteArray(), "Content-Encoding", "gzip")
                                .statusCode())
                .isEqualTo(200);
        assertTaken();
    }

    @Test
    void without_a_body_there_is_no_json() {
        HttpResponse<String> answer =
                server.send(server.request("/v1/page?writeKey=sec").POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"code\":\"bad-request-shape\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/import/", "/batch", "/v1/track"})
    void a_small_body_that_inflates_to_a_huge_one_is_refused(String path) {
        assertThat(BOMB.length).isLessThan(1 << 20);
        HttpResponse<String> answer =
                server.post(path, BOMB, "Content-Encoding", "gzip", "X-Write-Key", "sec");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"code\":\"too-large\",\"message\":\"The body is larger than 4000000"
                                + " bytes; send less at once.\"}");
        assertThat(newest().code()).isEqualTo("request-too-large");
    }

    @ParameterizedTest
    @CsvSource({"499000, 200", "600000, 400", "3999999, 400", "4000001, 413"})
    void a_large_body_is_refused_and_a_huge_one_not_even_read(int bytes, int status) {
        byte[] body = Arrays.copyOf(PAGE, bytes);
        Arrays.fill(body, PAGE.length, bytes, (byte) ' ');
        boolean event = status == 200;
        HttpResponse<String> answer =
                server.post(
                        event ? "/v1/batch" : "/v1/page",
                        event ? batch(bytes) : body,
                        "X-Write-Key",
                        "sec");
        assertThat(answer.statusCode()).isEqualTo(status);
        if (!event) {
            assertThat(newest().code()).isEqualTo("request-too-large");
        }
    }

    @ParameterizedTest
    @CsvSource({"corrupt", "cut", "plain", "empty"})
    void a_gzip_that_is_none_is_refused_and_kept_under_its_source(String how) {
        byte[] good = CollectServer.gzip(PAGE);
        byte[] body =
                switch (how) {
                    case "corrupt" -> corrupt(good);
                    case "cut" -> Arrays.copyOf(good, good.length - 5);
                    case "plain" -> PAGE;
                    default -> new byte[] {0x1f};
                };
        HttpResponse<String> answer =
                server.post("/v1/page", body, "Content-Encoding", "gzip", "X-Write-Key", "sec");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"code\":\"bad-request\",\"message\":\"The body says it is gzip, and is"
                                + " not or ends too early.\"}");
        assertThat(newest())
                .satisfies(refused -> {
                    assertThat(refused.source().value()).isEqualTo("server");
                    assertThat(refused.code()).isEqualTo("bad-encoding");
                });
        assertThat(server.kit.ingest.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "compress"})
    void another_encoding_is_not_read(String encoding) {
        HttpResponse<String> answer =
                server.post("/v1/page", PAGE, "Content-Encoding", encoding, "X-Write-Key", "sec");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(newest().code()).isEqualTo("bad-encoding");
    }

    @Test
    void what_nobody_known_sends_is_kept_nowhere() {
        long before = server.kit.refused.of(Optional.empty(), Optional.empty(), 1000).size();
        server.post("/v1/page", PAGE, "Content-Encoding", "gzip", "X-Write-Key", "nobody's");
        server.post("/v1/page", PAGE, "Content-Encoding", "gzip");
        assertThat(server.kit.refused.of(Optional.empty(), Optional.empty(), 1000))
                .hasSize(Math.toIntExact(before));
    }

    private void assertTaken() {
        assertThat(server.kit.ingest.events())
                .singleElement()
                .extracting(Event::identifiers)
                .hasToString("[user_id:ñandú]");
    }

    private Refused newest() {
        return server.kit.refused.of(Optional.empty(), Optional.empty(), 1).getFirst();
    }

    private static byte[] batch(int bytes) {
        byte[] body = new byte[bytes];
        Arrays.fill(body, (byte) ' ');
        byte[] batch = "{\"batch\":[]}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(batch, 0, body, 0, batch.length);
        return body;
    }

    private static byte[] corrupt(byte[] good) {
        byte[] bad = good.clone();
        for (int at = 12; at < bad.length - 8; at++) {
            bad[at] ^= 0x5A;
        }
        return bad;
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int written = 0; written < BOMB_MEGABYTES; written++) {
                zip.write(zeros);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bomb.toByteArray();
    }
}
