package org.querencia.runtime.log;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry.Remember;

/// The door to the log: returns when the facts are durable. Safe from any thread; calls made at the
/// same time share a commit.
///
/// Throws [LogUnavailableException] when nothing was stored, [LogOverloadedException] when too much
/// waits already.
public interface Ingest {

    /// For each fact, in order, where it is, or that it was there before.
    ///
    /// @param importId which import brings them
    List<Appended> append(
            List<? extends Fact> facts, Remember remember, Optional<ImportId> importId);

    /// The same for facts that no import brings.
    default List<Appended> append(List<? extends Fact> facts, Remember remember) {
        return append(facts, remember, Optional.empty());
    }

    /// Waits until the derived state includes `position` (at most `millisMax`); says whether it
    /// does.
    boolean awaitApplied(Position position, long millisMax);
}
