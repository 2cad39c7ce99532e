package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;

/// Where a person's or a source's events are, newest first.
public interface Timelines {

    /// Positions of a person's events by event time, newest first (ties: later position first),
    /// marked ones included, at most `limit`.
    List<Entry> of(ProfileId profile, Filter filter, Optional<Entry> after, int limit);

    /// The same of the events of one source and name of which one property says just that.
    List<Entry> saying(Saying what, Optional<Instant> from, Optional<Instant> to, int limit);

    /// @param property of plain text, at the top of the event's properties
    record Saying(SourceKey source, String name, String property, String text) {}

    /// @param types, names, sources empty means all
    /// @param from inclusive, by event time
    /// @param to exclusive
    record Filter(
            List<Event.Type> types,
            List<String> names,
            List<SourceKey> sources,
            Optional<Instant> from,
            Optional<Instant> to) {
        public static final Filter ALL =
                new Filter(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

        public Filter {
            types = List.copyOf(types);
            names = List.copyOf(names);
            sources = List.copyOf(sources);
        }
    }

    record Entry(Position position, Instant timestamp) {}
}
