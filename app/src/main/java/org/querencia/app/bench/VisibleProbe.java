package org.querencia.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Connection;
import org.querencia.app.load.ServerProcess;

/// Sends somebody new now and then, and asks the profile API until that person is there.
final class VisibleProbe implements Runnable {

    private static final long MICROS_MAX = 60_000_000;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ServerProcess server;
    private final Histogram visible = new Histogram(MICROS_MAX, 3);
    private volatile boolean stopping;

    VisibleProbe(ServerProcess server) {
        this.server = server;
    }

    /// From acknowledged to visible, in microseconds; read after the probe's thread has ended.
    Histogram visible() {
        return visible;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (Connection collect =
                        new Connection(
                                "127.0.0.1",
                                server.port(),
                                "/v1/identify",
                                ServerProcess.WRITE_KEY);
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            for (int n = 0; !stopping; n++) {
                String person = "probe-%d-%d".formatted(System.nanoTime(), n);
                send(collect, person);
                long acknowledged = System.nanoTime();
                boolean found = found(api, person);
                while (!found && !stopping) {
                    found = found(api, person);
                }
                // Who is stopped while waiting has seen nothing that could be told.
                if (found) {
                    visible.recordValue(
                            Math.min(MICROS_MAX, (System.nanoTime() - acknowledged) / 1_000));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the probe was not answered", failed);
        }
    }

    private static void send(Connection collect, String person) throws IOException {
        Connection.Answer answer =
                collect.post(
                        "{\"userId\":\"%s\"}".formatted(person).getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IOException("answered %d: %s".formatted(answer.status(), answer.body()));
        }
    }

    private static boolean found(ApiClient api, String person) {
        return !api.get("/api/profiles?identifier=user_id:" + person).path("items").isEmpty();
    }
}
