package org.querencia.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.querencia.app.client.ApiClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The demo shop's web site: sends its visitors' events to the server as any client does.
final class Shop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
    private static final Duration HISTORY = Duration.ofDays(56);
    private static final int VISITS_A_DAY = 14;
    private static final int BATCH = 200;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private final URI server;
    private final String writeKey;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /// @param eventsPerSecond of live traffic
    Shop(URI server, String writeKey, int eventsPerSecond) {
        this.server = server;
        this.writeKey = writeKey;
        this.thread = Thread.ofPlatform().name("demo-shop").unstarted(() -> live(eventsPerSecond));
    }

    /// Sends what happened in the last weeks, with the times at which it did. The same day gives
    /// the same visits, so what was sent before counts once.
    void history(Instant now) throws IOException, InterruptedException {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        List<ObjectNode> waiting = new ArrayList<>();
        for (Instant day = today.minus(HISTORY);
                day.isBefore(today);
                day = day.plus(Duration.ofDays(1))) {
            for (int visit = 0; visit < VISITS_A_DAY; visit++) {
                long seed = day.getEpochSecond() * 1_000 + visit;
                long second = Math.floorMod(seed * 2_654_435_761L, 50_000L);
                waiting.addAll(Visit.events(seed, day.plusSeconds(36_000 + second)));
                if (waiting.size() >= BATCH) {
                    send(waiting);
                    waiting.clear();
                }
            }
        }
        send(waiting);
    }

    Shop start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }

    /// Several visits at a time, an event here and one there, stamped with now.
    private void live(int eventsPerSecond) {
        long seed = Instant.now().toEpochMilli();
        Deque<Deque<ObjectNode>> visits = new ArrayDeque<>();
        long pause = 1_000_000L / eventsPerSecond;
        try {
            while (!closing.await(pause, TimeUnit.MICROSECONDS)) {
                while (visits.size() < 5) {
                    visits.add(new ArrayDeque<>(Visit.events(seed++, Instant.now())));
                }
                Deque<ObjectNode> visit = visits.remove();
                ObjectNode event = visit.remove();
                event.put("timestamp", Instant.now().toString());
                sendOrTell(List.of(event));
                if (!visit.isEmpty()) {
                    visits.add(visit);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOrTell(List<ObjectNode> events) throws InterruptedException {
        try {
            send(events);
        } catch (IOException away) {
            LOG.warn("the demo shop could not send: {}", away.getMessage());
            closing.await(1, TimeUnit.SECONDS);
        }
    }

    private void send(List<ObjectNode> events) throws IOException, InterruptedException {
        if (events.isEmpty()) {
            return;
        }
        ObjectNode body = ApiClient.object().put("writeKey", writeKey);
        ArrayNode batch = body.putArray("batch");
        events.forEach(batch::add);
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(server.resolve("/v1/batch"))
                                .timeout(ANSWER_MAX)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }
}
