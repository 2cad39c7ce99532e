package org.querencia.core.event;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;

/// One thing that happened, as a source told it: Segment's six calls.
///
/// @param name the event's name for `track`, the page's or screen's for those, else empty
/// @param identifiers who it was: normalised, without blocked values, highest priority first, no
///   two equal; may be empty
/// @param groupId the company of a `group` call (or of `context.groupId`), else empty
/// @param previousId the id an `alias` call leaves behind, else empty
/// @param marks why it is left out of figures, if it is
public record Event(
        String messageId,
        Origin origin,
        Type type,
        String name,
        List<Identifier> identifiers,
        String groupId,
        String previousId,
        Times times,
        Fields traits,
        Fields properties,
        Fields context,
        Set<Mark> marks)
        implements Fact {

    public static final int IDENTIFIERS_MAX = 20;

    public Event {
        identifiers = List.copyOf(identifiers);
        marks = marks.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(marks));
    }

    public enum Type {
        TRACK,
        IDENTIFY,
        PAGE,
        SCREEN,
        GROUP,
        ALIAS
    }

    /// Marked events are kept and shown, and left out of every figure.
    public enum Mark {
        BOT,
        STAFF,
        TEST
    }

    /// The four times of the Segment specification.
    ///
    /// @param timestamp when it happened, the sender's clock skew corrected: `receivedAt - (sentAt
    ///   - originalTimestamp)`; never after receivedAt
    public record Times(
            Instant timestamp,
            Optional<Instant> originalTimestamp,
            Optional<Instant> sentAt,
            Instant receivedAt) {

        public static Times at(Instant instant) {
            return new Times(instant, Optional.empty(), Optional.empty(), instant);
        }
    }

    @Override
    public Instant receivedAt() {
        return times.receivedAt();
    }

    public Instant timestamp() {
        return times.timestamp();
    }

    public boolean counts() {
        return marks.isEmpty();
    }
}
