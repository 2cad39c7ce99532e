package org.querencia.runtime.pipeline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.operate.Rebuild;

/// A rebuild as a definition in the log, at which the pipeline begins anew.
public final class LoggedRebuild implements Rebuild {
    private static final String CHANNEL = "rebuild";

    private final EventLog log;
    private final Ingest ingest;
    private final Pipeline pipeline;
    private final Projector projector;
    private final InstantSource clock;

    /// Where the newest request stands; the pipeline may not have come to it yet.
    private volatile Position asked;

    public LoggedRebuild(
            EventLog log,
            Ingest ingest,
            Pipeline pipeline,
            Projector projector,
            InstantSource clock) {
        this.log = log;
        this.ingest = ingest;
        this.pipeline = pipeline;
        this.projector = projector;
        this.clock = clock;
        this.asked = pipeline.past().upTo();
    }

    @Override
    public synchronized void begin(String by) {
        if (progress().underWay()) {
            throw new IllegalStateException("a rebuild is under way");
        }
        Instant now = clock.instant();
        Definition rebuild =
                new Definition(
                        "rebuild-%d-%s".formatted(log.head().value(), now),
                        Origin.of(CHANNEL, Trust.SECRET),
                        now,
                        by,
                        Past.KIND,
                        "",
                        IdentityDefinitions.write(pipeline.identities().rules().definition()));
        if (ingest.append(List.of(rebuild), Remember.FOREVER).getFirst()
                instanceof Appended.Stored(Position position)) {
            asked = position;
        }
    }

    @Override
    public Progress progress() {
        return new Progress(
                asked, log.head(), pipeline.applied(), projector.projected().position());
    }
}
