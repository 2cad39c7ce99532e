package org.querencia.runtime.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.state.StateConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies facts together; when they fail for what is in them, in halves, until the fact at fault
/// is alone. That is tried once more, and then parked.
final class Halving {

    private static final Logger LOG = LoggerFactory.getLogger(Halving.class);

    private final Consumer<List<Logged<Fact>>> whole;
    private final Runnable forget;
    private final Supply.Parking parking;

    private Halving(Consumer<List<Logged<Fact>>> whole, Runnable forget, Supply.Parking parking) {
        this.whole = whole;
        this.forget = forget;
        this.parking = parking;
    }

    /// @param whole applies facts as one batch
    /// @param forget what was read may be wrong after a failure
    static void apply(
            List<Logged<Fact>> facts,
            Consumer<List<Logged<Fact>>> whole,
            Runnable forget,
            Supply.Parking parking) {
        if (!facts.isEmpty()) {
            new Halving(whole, forget, parking).apply(facts);
        }
    }

    private void apply(List<Logged<Fact>> facts) {
        try {
            whole.accept(facts);
        } catch (StateConflictException | StoreUnavailableException notTheFacts) {
            throw notTheFacts;
        } catch (RuntimeException | StackOverflowError defect) {
            forget.run();
            if (facts.size() > 1) {
                LOG.warn("{} facts cannot be applied: {}", facts.size(), Defects.where(defect));
                apply(facts.subList(0, facts.size() / 2));
                apply(facts.subList(facts.size() / 2, facts.size()));
            } else {
                applyOrPark(facts);
            }
        }
    }

    private void applyOrPark(List<Logged<Fact>> one) {
        try {
            whole.accept(one);
        } catch (StateConflictException | StoreUnavailableException notTheFact) {
            throw notTheFact;
        } catch (RuntimeException | StackOverflowError defect) {
            forget.run();
            parking.park(one.getFirst().position(), Optional.of(one.getFirst()), defect);
        }
    }
}
