package org.querencia.runtime.linkage;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.querencia.core.event.Position;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.memory.MemoryLinkage;
import org.querencia.runtime.review.Pairs.Taken;
import org.querencia.runtime.state.Profiles;

/// Linkage in memory that nobody started: what is set can be read.
public final class LinkageKit {

    private LinkageKit() {}

    public static LinkageDesk desk(
            Supplier<IdentityRules> rules,
            Profiles profiles,
            EventLog log,
            Ingest ingest,
            Sources sources,
            InstantSource clock) {
        return new LinkageDesk(
                new LinkageParts(
                        new MemoryLinkage(),
                        rules,
                        profiles,
                        log,
                        new Progress(Position.START),
                        ingest,
                        sources,
                        _ -> Taken.WAITS,
                        (_, _) -> List.of(),
                        ZoneOffset.UTC,
                        clock));
    }
}
