package org.querencia.web.console.home;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.view.LiveFeed.Arrival;
import org.querencia.runtime.view.ProfileViews;

/// The end of the log, for pages that open while nothing happens.
public final class LogTail implements Happenings.Recent {

    /// Entries looked at for each one wanted: some are no events.
    private static final int LOOKED_AT = 4;

    private final EventLog log;
    private final ProfileViews views;

    public LogTail(EventLog log, ProfileViews views) {
        this.log = log;
        this.views = views;
    }

    @Override
    public List<Arrival> arrivals(int limit) {
        int wide = limit * LOOKED_AT;
        Position after = new Position(Math.max(0, log.head().value() - wide));
        return log.read(after, wide).reversed().stream()
                .filter(entry -> entry.kind() == FactKind.EVENT)
                .limit(limit)
                .map(FactCodec::read)
                .flatMap(logged ->
                        logged.fact() instanceof Event event
                                ? java.util.stream.Stream.of(arrival(logged, event))
                                : java.util.stream.Stream.empty())
                .toList();
    }

    private Arrival arrival(Logged<?> logged, Event event) {
        Optional<ProfileId> profile =
                event.identifiers().stream()
                        .findFirst()
                        .flatMap(identifier -> views.find(identifier.type(), identifier.value()));
        return new Arrival(
                logged.position(),
                event.type(),
                event.name(),
                event.origin().source(),
                event.timestamp(),
                profile);
    }
}
