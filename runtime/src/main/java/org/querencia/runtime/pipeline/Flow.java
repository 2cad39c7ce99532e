package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.Handoff;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.view.LiveFeed;

/// What flows between the log writer, the pipeline and the projector, how far the pipeline has
/// come, and how it reads what was there before the newest rebuild.
public record Flow(
        Handoff<List<Logged<Fact>>> toPipeline,
        Handoff<Projection> toProjector,
        Progress applied,
        AtomicReference<Past> past,
        LiveFeed live) {

    /// Facts that wait in memory for the pipeline; some 30 MB of them.
    private static final int FACTS_WAITING_MAX = 20_000;

    private static final int ROWS_WAITING_MAX = 40_000;

    /// How long the sources are slowed down, per commit, before the pipeline is left to read the
    /// log.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// As [#at(Position, Position, Past)], when nothing was ever rebuilt.
    public static Flow at(Position head, Position applied) {
        return at(head, applied, Past.NONE);
    }

    /// @param head where the log stands
    /// @param applied where the derived state stands
    /// @param past as the derived state remembers it
    public static Flow at(Position head, Position applied, Past past) {
        return new Flow(
                new Handoff<>(head, FACTS_WAITING_MAX, PATIENCE),
                new Handoff<>(applied, ROWS_WAITING_MAX, PATIENCE),
                new Progress(applied),
                new AtomicReference<>(past),
                new LiveFeed());
    }

    /// Everything derived was forgotten. In this order, so that the projector, which begins anew
    /// when it sees another past, waits for what comes instead of reading a log that is not applied
    /// yet.
    void restart(Past remembered) {
        toProjector.restart(Position.START);
        applied.advance(Position.START);
        past.set(remembered);
    }
}
