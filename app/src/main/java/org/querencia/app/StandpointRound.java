package org.querencia.app;

import java.time.Duration;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.round.Round;
import org.querencia.warehouse.DuckWarehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings where people stood into the warehouse as it comes, a bounded part at a time, so that the
/// first question by stage or segment finds it there.
final class StandpointRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandpointRound.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final DuckWarehouse warehouse;
    private final Round round = new Round("standpoints", PAUSE, this::bring);

    StandpointRound(DuckWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    StandpointRound start() {
        round.start();
        return this;
    }

    private void bring() {
        try {
            warehouse.bringStandpoints();
        } catch (StoreUnavailableException away) {
            LOG.debug("Where people stood is brought later", away);
        } catch (RuntimeException broken) {
            LOG.warn("Where people stood could not be brought; it is tried again", broken);
        }
    }

    @Override
    public void close() {
        round.close();
    }
}
