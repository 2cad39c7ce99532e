package org.querencia.connect.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Position;
import org.querencia.runtime.courier.Attempt;
import org.querencia.runtime.courier.Courier;
import org.querencia.runtime.courier.Endpoint;
import org.querencia.runtime.courier.Newsroom;
import org.querencia.runtime.courier.Poster.Answer;
import org.querencia.runtime.courier.Progress;
import org.querencia.runtime.courier.Secrets;
import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryEndpoints;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryState;

/// Posts to a server of the JDK's, and to sockets that behave badly.
class HttpPosterTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Networks OWN = new Networks(List.of("127.0.0.0/8"));

    private final HttpPoster poster = new HttpPoster(OWN, CLOCK, Duration.ofMillis(700));
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch done = new CountDownLatch(1);
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
        poster.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 307, 404, 410, 500})
    void the_answer_is_told_and_no_redirect_followed(int status) {
        assertThat(post("/" + status))
                .isEqualTo(
                        new Answer.Answered(
                                status, Optional.empty(), status == 204 ? "" : "answer"));
        assertThat(paths).containsExactly("/" + status);
    }

    @Test
    void a_wait_that_is_asked_for_is_read() {
        assertThat(post("/429"))
                .isEqualTo(new Answer.Answered(429, Optional.of(Duration.ofMinutes(2)), "answer"));
    }

    @Test
    void of_a_long_answer_only_the_beginning_is_read() {
        assertThat(post("/long")).isInstanceOf(Answer.Answered.class);
    }

    @Test
    void one_that_hangs_is_given_up() {
        assertThat(post("/hang")).isInstanceOf(Answer.Silent.class);
    }

    @Test
    void one_that_speaks_for_ever_is_given_up() throws IOException {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));

            assertThat(poster.post(uri(slow.getLocalPort(), "/"), Map.of(), BODY))
                    .isInstanceOf(Answer.Silent.class);
        }
    }

    @Test
    void one_that_hangs_up_or_is_not_there_is_told() throws IOException {
        int port;
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = rude.getLocalPort();
            Thread.ofVirtual().start(() -> hangUp(rude));
            assertThat(poster.post(uri(port, "/"), Map.of(), BODY))
                    .isInstanceOf(Answer.Silent.class);
        }
        assertThat(poster.post(uri(port, "/"), Map.of(), BODY)).isInstanceOf(Answer.Silent.class);
        assertThat(poster.post(URI.create("https://no-such-host.invalid/"), Map.of(), BODY))
                .isEqualTo(new Answer.Silent("its name is not known"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://[::1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://2130706433/"
            })
    void addresses_of_internal_networks_are_refused(String url) {
        try (HttpPoster guarded = new HttpPoster(new Networks(List.of()), CLOCK)) {
            assertThat(guarded.post(URI.create(url), Map.of(), BODY))
                    .isInstanceOfSatisfying(
                            Answer.Silent.class,
                            silent -> assertThat(silent.why()).contains("internal network"));
        }
    }

    @Test
    void plain_http_goes_to_allowed_addresses_only() {
        assertThat(poster.post(URI.create("http://192.0.2.1/"), Map.of(), BODY))
                .isEqualTo(
                        new Answer.Silent(
                                "only https may be called there; http is for allowed addresses of"
                                        + " your own"));
    }

    @Test
    void networks_that_are_none_are_refused() {
        assertThatThrownBy(() -> new Networks(List.of("10.0.0.0/40")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'10.0.0.0/40': expected an address or a network such as 10.0.0.0/8");
    }

    /// Read by the reference library of Standard Webhooks.
    @Test
    void a_message_is_signed_as_the_standard_says() throws Exception {
        Secrets secrets = Secrets.drawn(new Random(1));
        Attempt attempt = test(secrets);

        assertThat(attempt.taken()).isTrue();
        assertThat(attempt.status()).isEqualTo(200);
        verify(secrets.present());
    }

    @Test
    void while_a_secret_is_changed_both_verify() throws Exception {
        Secrets former = Secrets.drawn(new Random(1));
        Secrets both =
                new Secrets(
                        Secrets.drawn(new Random(2)).present(),
                        Optional.of(
                                new Secrets.Former(
                                        former.present(), CLOCK.instant().plusSeconds(60))));
        test(both);

        verify(both.present());
        verify(former.present());
        assertThatThrownBy(() -> verify(Secrets.drawn(new Random(3)).present()))
                .hasMessageContaining("signature");
    }

    private final List<Map<String, List<String>>> headers =
            Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

    private void verify(String secret) throws Exception {
        new Webhook(secret)
                .verify(bodies.getFirst(), HttpHeaders.of(headers.getFirst(), (_, _) -> true));
    }

    private Attempt test(Secrets secrets) {
        Endpoint endpoint =
                new Endpoint(
                        "crm",
                        uri(server.getAddress().getPort(), "/200"),
                        new TreeSet<>(Set.of()),
                        Endpoint.State.ACTIVE,
                        "",
                        secrets,
                        Instant.EPOCH);
        MemoryEndpoints endpoints = new MemoryEndpoints();
        endpoints.add(endpoint, Progress.at(0, Position.START));
        try (Courier courier = new Courier(endpoints, newsroom(), poster, CLOCK, new Random(1))) {
            return courier.test(endpoint, "test_1");
        }
    }

    private static Newsroom newsroom() {
        MemoryState state = new MemoryState();
        return new Newsroom(
                state.memberships(), state.passages(), new MemoryAlarms(new MemoryMail()));
    }

    private Answer post(String path) {
        return poster.post(uri(server.getAddress().getPort(), path), Map.of(), BODY);
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (path) {
            case "/hang" -> await();
            case "/long" -> send(exchange, 200, "x".repeat(5_000_000));
            default -> {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.getResponseHeaders().add("Retry-After", path.equals("/429") ? "120" : "");
                send(exchange, Integer.parseInt(path.substring(1)), "answer");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void await() {
        try {
            done.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void drip(ServerSocket slow) {
        try (Socket one = slow.accept()) {
            one.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
            while (!one.isClosed()) {
                one.getOutputStream().write("X-A: b\r\n".getBytes(StandardCharsets.UTF_8));
                one.getOutputStream().flush();
                if (done.await(50, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException over) {
            return;
        }
    }

    private static void hangUp(ServerSocket rude) {
        try (Socket one = rude.accept()) {
            one.setSoLinger(true, 0);
        } catch (IOException over) {
            return;
        }
    }
}
