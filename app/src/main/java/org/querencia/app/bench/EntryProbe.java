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

/// Lets somebody new do now and then what a segment asks for, and asks for its size until they are
/// in it.
final class EntryProbe implements Runnable {

    static final String SEGMENT = "probed";
    static final String RULE = "count('Bell Rung', 'ever') >= 1";

    private static final long MICROS_MAX = 60_000_000;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ServerProcess server;
    private final Histogram entered = new Histogram(MICROS_MAX, 3);
    private volatile boolean stopping;

    EntryProbe(ServerProcess server) {
        this.server = server;
    }

    /// From acknowledged to seen in the segment, in microseconds; read after the probe's thread has
    /// ended.
    Histogram entered() {
        return entered;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (Connection collect =
                        new Connection(
                                "127.0.0.1", server.port(), "/v1/track", ServerProcess.WRITE_KEY);
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            long size = SegmentMix.size(api, SEGMENT);
            while (!stopping) {
                ring(collect, System.nanoTime());
                long acknowledged = System.nanoTime();
                size++;
                boolean there = SegmentMix.size(api, SEGMENT) >= size;
                while (!there && !stopping) {
                    there = SegmentMix.size(api, SEGMENT) >= size;
                }
                // Who is stopped while waiting has seen nothing that could be told.
                if (there) {
                    entered.recordValue(
                            Math.min(MICROS_MAX, (System.nanoTime() - acknowledged) / 1_000));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the probe was not answered", failed);
        }
    }

    private static void ring(Connection collect, long person) throws IOException {
        Connection.Answer answer =
                collect.post(
                        "{\"event\":\"Bell Rung\",\"userId\":\"ringer-%d\"}"
                                .formatted(person)
                                .getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IOException("answered %d: %s".formatted(answer.status(), answer.body()));
        }
    }
}
