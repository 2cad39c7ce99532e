package org.querencia.app.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// Sends traffic over a few connections, each as fast as it is answered or at a given rate, and
/// notes how long each call took.
public final class Load {

    private static final long MICROS_MAX = 60_000_000;

    private final String host;
    private final int port;
    private final String writeKey;

    public Load(String host, int port, String writeKey) {
        this.host = host;
        this.port = port;
        this.writeKey = writeKey;
    }

    /// @param crowd whose people come; those of a crowd that came before are known
    /// @param batch events a call; 1 sends single calls
    /// @param callsPerSecond over all connections; 0 for as fast as answered
    public record Plan(
            String run,
            String crowd,
            long events,
            int people,
            int connections,
            int batch,
            double callsPerSecond) {

        /// Of people nobody has met yet.
        public Plan(
                String run,
                long events,
                int people,
                int connections,
                int batch,
                double callsPerSecond) {
            this(run, run, events, people, connections, batch, callsPerSecond);
        }
    }

    /// @param calls how long calls took, in microseconds; under a rate counted from when they were
    ///   due, so that a stall is not hidden
    public record Result(long events, Duration took, Histogram calls) {
        public double eventsPerSecond() {
            return events / (took.toNanos() / 1e9);
        }
    }

    /// Bodies are made before the clock starts: making them is no work of a server.
    public Result send(Plan plan) throws InterruptedException, ExecutionException {
        List<List<byte[]>> bodies = new ArrayList<>();
        for (int i = 0; i < plan.connections(); i++) {
            bodies.add(bodies(plan, i));
        }
        List<Future<Histogram>> senders = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(plan.connections())) {
            for (List<byte[]> mine : bodies) {
                senders.add(threads.submit(() -> sendAll(plan, mine, start)));
            }
        }
        Histogram all = new Histogram(MICROS_MAX, 3);
        for (Future<Histogram> sender : senders) {
            all.add(sender.get());
        }
        return new Result(plan.events(), Duration.ofNanos(System.nanoTime() - start), all);
    }

    private static List<byte[]> bodies(Plan plan, int sender) {
        Traffic traffic =
                new Traffic(
                        plan.run() + "-" + sender,
                        plan.crowd() + "-" + sender,
                        sender + 1L,
                        plan.people() / plan.connections());
        long mine = plan.events() / plan.batch() / plan.connections();
        List<byte[]> bodies = new ArrayList<>();
        for (long call = 0; call < mine; call++) {
            bodies.add(
                    plan.batch() == 1
                            ? traffic.single(Instant.now())
                            : traffic.batch(plan.batch(), Instant.now()));
        }
        return bodies;
    }

    private Histogram sendAll(Plan plan, List<byte[]> bodies, long start)
            throws IOException, InterruptedException {
        Histogram calls = new Histogram(MICROS_MAX, 3);
        double nanosBetween =
                plan.callsPerSecond() == 0 ? 0 : 1e9 * plan.connections() / plan.callsPerSecond();
        String path = plan.batch() == 1 ? "/v1/track" : "/v1/batch";
        try (Connection connection = new Connection(host, port, path, writeKey)) {
            for (int call = 0; call < bodies.size(); call++) {
                long due =
                        nanosBetween == 0
                                ? System.nanoTime()
                                : start + (long) (call * nanosBetween);
                waitUntil(due);
                Connection.Answer answer = connection.post(bodies.get(call));
                if (answer.status() != 200) {
                    throw new IOException(
                            "answered %d: %s".formatted(answer.status(), answer.body()));
                }
                calls.recordValue(Math.min(MICROS_MAX, (System.nanoTime() - due) / 1_000));
            }
        }
        return calls;
    }

    private static void waitUntil(long due) throws InterruptedException {
        long left = due - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
