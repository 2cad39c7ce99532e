package org.querencia.app.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.querencia.app.Application;

/// Sends somebody new now and then, and asks the profile API until that person is there.
final class VisibleProbe implements Runnable {

    private static final long MICROS_MAX = 60_000_000;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Application server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Histogram visible = new Histogram(MICROS_MAX, 3);
    private volatile boolean stopping;

    VisibleProbe(Application server) {
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
        try {
            for (int n = 0; !stopping; n++) {
                String person = "probe-%d-%d".formatted(System.nanoTime(), n);
                send(person);
                long acknowledged = System.nanoTime();
                while (!found(person) && !stopping) {
                    Thread.onSpinWait();
                }
                visible.recordValue(
                        Math.min(MICROS_MAX, (System.nanoTime() - acknowledged) / 1_000));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(
                    "the probe was not answered: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String person) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        server.address()
                                                + "/v1/identify?writeKey="
                                                + IngestBench.WRITE_KEY))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"userId\":\"%s\"}".formatted(person)))
                        .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private boolean found(String person) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        server.address()
                                                + "/api/profiles?identifier=user_id:"
                                                + person))
                        .header("Authorization", "Bearer " + server.localToken())
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body().contains(person);
    }
}
