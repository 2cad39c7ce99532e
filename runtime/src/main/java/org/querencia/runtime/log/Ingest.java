package org.querencia.runtime.log;

import java.util.List;
import org.querencia.core.event.Fact;
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
    List<Appended> append(List<? extends Fact> facts, Remember remember);

    /// Waits until the derived state includes `position` (at most `millisMax`); says whether it
    /// does.
    boolean awaitApplied(Position position, long millisMax);
}
