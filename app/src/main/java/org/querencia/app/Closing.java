package org.querencia.app;

import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closing what was opened, last first; one that fails does not keep the others open.
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void all(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                LOG.warn("{} did not close well", next.getClass().getSimpleName(), failed);
            }
        }
    }
}
