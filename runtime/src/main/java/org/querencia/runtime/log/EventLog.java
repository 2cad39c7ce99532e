package org.querencia.runtime.log;

import java.util.List;
import org.querencia.core.event.Position;

/// The append-only log of a workspace: durable, ordered, each messageId of a source once.
///
/// Reading is safe from any thread. Appending belongs to one thread, [LogWriter]'s.
public interface EventLog {

    /// Appends those entries that are not yet there, in order, in one durable transaction, and says
    /// for each where it is or that it was there before. Equal (source, messageId) inside
    /// `entries`: the first counts. All or nothing; throws [LogUnavailableException] when nothing
    /// was stored for sure, so that the caller may try again.
    List<Appended> append(List<NewEntry> entries);

    /// Makes sure that entries could be stored now; returns in a moment. After a failure it also
    /// finds out what became of a batch whose fate was in doubt, so that [#head] is right again,
    /// and writes for a try, so that a full disk shows. Belongs to the appending thread; throws
    /// [LogUnavailableException] saying what lacks.
    void probe();

    /// Up to `limit` entries after `after`, in order.
    List<LogEntry> read(Position after, int limit);

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
    }
}
