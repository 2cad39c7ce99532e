package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.runtime.view.LiveFeed.Arrival;
import org.querencia.runtime.view.LiveFeed.Moment;

class OperateApiTest {
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
    void the_export_holds_every_event_and_goes_on_where_it_ended() {
        house.engine.take(
                Events.track("Order Completed").by("user_id:u1").messageId("m1").event(),
                Events.identify().by("user_id:u1").trait("city", "Bogotá").messageId("m2").event());
        List<String> lines = house.get("/api/export/events").body().lines().toList();
        assertThat(lines).hasSize(2);
        Golden.assertSame("export-event", lines.getLast());
        assertThat(house.get("/api/export/events?after=1").body().lines()).hasSize(1);
        assertThat(house.get("/api/export/events?after=2").body()).isEmpty();
    }

    @Test
    void the_backup_is_what_the_store_writes() {
        var answer = house.post("/api/backup", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("everything");
    }

    @Test
    void a_backup_at_the_same_time_as_another_waits_its_turn() {
        house.backups.set(_ -> {
            throw new IllegalStateException("busy");
        });
        var answer = house.post("/api/backup", "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("60");
    }

    @Test
    void a_backup_that_fails_on_its_way_does_not_look_whole() {
        house.backups.set(out -> {
            out.write(new byte[100_000]);
            out.flush();
            throw new IOException("the disk is gone");
        });
        assertThatThrownBy(() -> house.post("/api/backup", ""))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_page_that_watches_sees_what_arrives_and_frees_its_place_when_it_goes() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            house.request("/api/live").GET().build(), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("text/event-stream");
            await().until(house.feed::watched);
            house.feed.publish(
                    new Moment(
                            new Position(7),
                            3,
                            1,
                            List.of(
                                    new Arrival(
                                            new Position(7),
                                            Event.Type.TRACK,
                                            "Order Completed",
                                            new SourceKey("shop"),
                                            Events.NOON,
                                            Optional.empty()))));
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            String data =
                    lines.lines()
                            .filter(line -> line.startsWith("data:"))
                            .findFirst()
                            .orElseThrow();
            Golden.assertSame("moment", data.substring("data:".length()).strip());
            house.feed.close();
            await().until(() -> lines.readLine() == null);
        }
    }

    @Test
    void health_tells_whether_events_are_accepted() {
        var up = house.send(house.anonymous("/observe/health").GET());
        assertThat(up.statusCode()).isEqualTo(200);
        house.accepting.set(false);
        var down = house.send(house.anonymous("/observe/health").GET());
        assertThat(down.statusCode()).isEqualTo(503);
        Golden.assertSame("health-down", down.body());
    }

    @Test
    void metrics_name_routes_and_never_what_was_asked() {
        house.get("/api/profiles?q=ana%20secret");
        var answer = house.send(house.anonymous("/observe/metrics").GET());
        assertThat(answer.body())
                .contains("jvm_memory_used_bytes")
                .contains("route=\"/api/profiles\"")
                .doesNotContain("secret");
    }
}
