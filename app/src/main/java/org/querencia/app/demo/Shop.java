package org.querencia.app.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.querencia.app.demo.silo.LiveVisits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// The demo company's web site, whose visitors come and go.
final class Shop {
    private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
    private static final int VISITS_AT_A_TIME = 5;

    private final Posting posting;
    private final LiveVisits visits;
    private final long pauseMicros;

    /// @param eventsPerSecond 1 to 1,000
    Shop(Posting posting, LiveVisits visits, int eventsPerSecond) {
        this.posting = posting;
        this.visits = visits;
        this.pauseMicros = 1_000_000L / eventsPerSecond;
    }

    /// Several visits at a time, an event here and one there, stamped with now; until interrupted.
    void live() throws InterruptedException {
        long number = Instant.now().toEpochMilli();
        Deque<Deque<ObjectNode>> open = new ArrayDeque<>();
        while (!Thread.currentThread().isInterrupted()) {
            while (open.size() < VISITS_AT_A_TIME) {
                open.add(new ArrayDeque<>(visits.events(number++, Instant.now())));
            }
            Deque<ObjectNode> visit = open.remove();
            ObjectNode event = visit.remove();
            event.put("timestamp", Instant.now().toString());
            send(event);
            if (!visit.isEmpty()) {
                open.add(visit);
            }
            TimeUnit.MICROSECONDS.sleep(pauseMicros);
        }
    }

    private void send(ObjectNode event) throws InterruptedException {
        try {
            posting.send(List.of(event.toString()));
        } catch (IOException away) {
            // A server that is told to stop goes first; the interrupt comes while this waits.
            TimeUnit.SECONDS.sleep(1);
            LOG.warn("the demo shop could not send: {}", away.getMessage());
        }
    }
}
