package org.querencia.runtime.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Position;

/// The append-only log of a workspace: durable, ordered, each messageId of a source once.
///
/// Reading is safe from any thread. Appending belongs to one thread, [LogWriter]'s.
public interface EventLog {

    /// Appends those entries that are not yet there, in order, in one durable transaction, and says
    /// for each where it is or that it was there before. Equal (source, messageId) inside
    /// `entries`: the first counts. An entry that retracts an import takes its earlier entries back
    /// and forgets their messageIds, in the same transaction. All or nothing; throws
    /// [LogUnavailableException] when nothing was stored for sure, so that the caller may try
    /// again.
    List<Appended> append(List<NewEntry> entries);

    /// Makes sure that entries could be stored now; returns in a moment. After a failure it also
    /// finds out what became of a batch whose fate was in doubt, so that [#head] is right again,
    /// and writes for a try, so that a full disk shows. Belongs to the appending thread; throws
    /// [LogUnavailableException] saying what lacks.
    void probe();

    /// Up to `limit` entries after `after`, in order. Those taken back or erased come as
    /// [FactKind#GONE], without their content.
    List<LogEntry> read(Position after, int limit);

    /// Up to `limit` entries that are no events (decisions, definitions and the like) after
    /// `after`, in order; few, so they are found without reading the rest.
    List<LogEntry> readOthers(Position after, int limit);

    /// Entries that were taken back, with their content, after `after`, in order.
    ///
    /// @param by only those that the entry there took back
    List<LogEntry> retracted(Optional<Position> by, Position after, int limit);

    /// Overwrites the content of these entries for good; what is left is their place, source and
    /// day. Entries that are gone already stay so.
    void erase(Collection<Position> positions);

    /// The entries at these positions that exist, in the order asked.
    List<LogEntry> at(List<Position> positions);

    /// The last position, [Position#START] when empty; as far as known while the log is away.
    Position head();

    /// Random, made with the log; a copy restored elsewhere gets a new one, so that what was
    /// derived from another log is noticed.
    String epoch();

    /// What became of one entry.
    sealed interface Appended {
        record Stored(Position position) implements Appended {}

        record Duplicate() implements Appended {}

        /// It names somebody who was erased: nothing of it is stored, and sending it again is no
        /// use.
        record Suppressed() implements Appended {}
    }
}
