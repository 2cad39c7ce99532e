package org.querencia.runtime.collect;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.warehouse.Counts.Span;

/// Events that were refused: kept with the reason, so that they can be looked at, corrected and
/// sent again.
public interface RefusedEvents {

    void add(List<Refused> refused);

    /// Newest first, ids before `before`.
    List<Refused> of(Optional<SourceKey> source, Optional<Long> before, int limit);

    Optional<Refused> byId(long id);

    void markReplayed(long id, Instant at);

    long count(SourceKey source);

    /// How many were received in each period of a zone's clock, of all sources or one; periods
    /// without any are left out.
    SortedMap<LocalDateTime, Long> counts(Optional<SourceKey> source, Span span, ZoneId zone);

    /// @param id given by the store, growing; 0 before
    /// @param index place in its batch, from 0
    /// @param code short and stable, such as `missing-event-name`; each has a heading in the
    ///   reference
    /// @param reason what is wrong, where, and how to mend it
    /// @param request what only its request told, for sending it again; empty where there was none
    /// @param body the event as it came, or the whole request where that could not be read; at most
    ///   64 KB of it
    /// @param replayed when it was corrected and sent again
    record Refused(
            long id,
            SourceKey source,
            Instant receivedAt,
            int index,
            String code,
            String reason,
            String request,
            String body,
            Optional<Instant> replayed) {

        public Refused withId(long given) {
            return new Refused(
                    given, source, receivedAt, index, code, reason, request, body, replayed);
        }

        public Refused replayedAt(Instant at) {
            return new Refused(
                    id, source, receivedAt, index, code, reason, request, body, Optional.of(at));
        }
    }
}
