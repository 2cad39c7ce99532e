package org.querencia.qa.crash;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.querencia.app.bench.Connection;
import org.querencia.app.bench.Traffic;

/// Sends batches as an SDK does: what is not answered with 200 is sent again, unchanged, until it
/// is.
final class StubbornSender implements Runnable {

    private static final int BATCH = 40;

    private final int port;
    private final Traffic traffic;
    private final List<String> acknowledged = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean givingUp;

    StubbornSender(int port, String run, long seed) {
        this.port = port;
        this.traffic = new Traffic(run, seed, 60);
    }

    /// MessageIds that were answered with 200; read after the sender's thread has ended.
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /// Makes no new batch; goes on with the one that is not answered yet.
    void stop() {
        stopping = true;
    }

    void giveUp() {
        givingUp = true;
    }

    @Override
    public void run() {
        Optional<Connection> open = Optional.empty();
        while (!stopping) {
            long from = traffic.made();
            byte[] body = traffic.batch(BATCH, Instant.now());
            boolean answered = false;
            while (!answered && !givingUp) {
                try {
                    Connection connection =
                            open.isPresent()
                                    ? open.get()
                                    : new Connection(
                                            "127.0.0.1",
                                            port,
                                            "/v1/batch",
                                            ServerUnderFire.WRITE_KEY);
                    open = Optional.of(connection);
                    answered = connection.post(body).status() == 200;
                } catch (IOException gone) {
                    open = Optional.empty();
                }
                if (!answered) {
                    LockSupport.parkNanos(20_000_000);
                }
            }
            if (answered) {
                for (long n = from + 1; n <= traffic.made(); n++) {
                    acknowledged.add(traffic.messageId(n));
                }
            }
        }
    }
}
