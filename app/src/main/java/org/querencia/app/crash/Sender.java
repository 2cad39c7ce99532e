package org.querencia.app.crash;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.querencia.app.crash.Ledger.Told;
import org.querencia.app.load.Connection;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.json.JsonMapper;

/// Sends batches and writes down what became of each message. A stubborn one does as SDKs do: what
/// is not answered with 200 is sent again, unchanged, until it is. The other gives up at once, as a
/// page that is left.
final class Sender implements Runnable {

    private static final int BATCH = 25;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final int port;
    private final Story story;
    private final boolean stubborn;
    private final Ledger ledger = new Ledger();
    private Optional<Connection> open = Optional.empty();
    private volatile boolean stopping;

    Sender(int port, Story story, boolean stubborn) {
        this.port = port;
        this.story = story;
        this.stubborn = stubborn;
    }

    /// Read after the thread has ended.
    Ledger ledger() {
        return ledger;
    }

    /// Makes no new batch; a stubborn one goes on with that which is not answered yet.
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            sendOne(stubborn ? Duration.ofDays(1) : Duration.ZERO);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        close();
    }

    /// Sends one batch, again and again for `most`; says whether it was answered with 200.
    boolean sendOne(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        byte[] body = story.batch(BATCH, Instant.now());
        List<String> ids = story.ids();
        Optional<String> answer = sent(body);
        while (answer.isEmpty()
                && System.nanoTime() < until
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(AGAIN.toNanos());
            answer = sent(body);
        }
        write(ids, answer);
        return answer.isPresent();
    }

    /// What was answered with 200.
    private Optional<String> sent(byte[] body) {
        try {
            Connection connection = connection();
            Connection.Answer answer = connection.post(body);
            return Optional.of(answer).filter(one -> one.status() == 200).map(one -> one.body());
        } catch (IOException gone) {
            close();
            return Optional.empty();
        }
    }

    private Connection connection() throws IOException {
        if (open.isEmpty()) {
            open =
                    Optional.of(
                            new Connection(
                                    "127.0.0.1", port, "/v1/batch", ServerProcess.WRITE_KEY));
        }
        return open.get();
    }

    void close() {
        Optional<Connection> last = open;
        open = Optional.empty();
        try {
            if (last.isPresent()) {
                last.get().close();
            }
        } catch (IOException broken) {
            // It is of no more use either way.
            return;
        }
    }

    private void write(List<String> ids, Optional<String> answer) {
        Map<Integer, String> refused = answer.map(Sender::refused).orElse(Map.of());
        for (int index = 0; index < ids.size(); index++) {
            String code = refused.getOrDefault(index, "");
            Told told =
                    answer.isEmpty()
                            ? new Told.Nothing()
                            : code.isEmpty() ? new Told.Stored() : new Told.Refused(code);
            ledger.write(ids.get(index), told);
        }
    }

    private static Map<Integer, String> refused(String answer) {
        Map<Integer, String> refused = new HashMap<>();
        new JsonMapper()
                .readTree(answer)
                .path("refused")
                .forEach(
                        one -> refused.put(one.path("index").asInt(), one.path("code").asString()));
        return refused;
    }
}
