package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.Handoff;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.view.LiveFeed;

/// What flows between the log writer, the pipeline and the projector, and how far the pipeline has
/// come.
///
/// @param resets how often the derived state was made anew; what is copied from it begins again
///   then
public record Flow(
        Handoff<List<Logged<Fact>>> toPipeline,
        Handoff<Projection> toProjector,
        Progress applied,
        LiveFeed live,
        AtomicLong resets) {

    /// Facts that wait in memory for the pipeline; some 12 MB of them.
    private static final int FACTS_WAITING_MAX = 8_000;

    /// Rows that wait for the warehouse: it writes thousands at once, and reading back from the log
    /// what found no room costs as much as collecting it did.
    private static final int ROWS_WAITING_MAX = 20_000;

    /// How long the sources are slowed down, per commit, before the pipeline is left to read the
    /// log.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// @param head where the log stands
    /// @param applied where the derived state stands
    public static Flow at(Position head, Position applied) {
        return at(head, applied, 0);
    }

    /// @param resets how often the derived state was made anew
    public static Flow at(Position head, Position applied, long resets) {
        return new Flow(
                new Handoff<>(head, FACTS_WAITING_MAX, PATIENCE),
                new Handoff<>(applied, ROWS_WAITING_MAX, PATIENCE),
                new Progress(applied),
                new LiveFeed(),
                new AtomicLong(resets));
    }
}
