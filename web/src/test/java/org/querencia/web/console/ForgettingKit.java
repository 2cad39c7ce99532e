package org.querencia.web.console;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.memory.MemoryRights;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.right.SuppressionList;
import org.querencia.runtime.state.Profiles;

/// Forgetting people, with certificates in memory.
final class ForgettingKit {

    private ForgettingKit() {}

    static Erasures erasures(
            Supplier<IdentityRules> rules,
            Profiles profiles,
            Ingest ingest,
            Progress projected,
            InstantSource clock) {
        MemoryRights rights = new MemoryRights();
        return new Erasures(
                rules,
                profiles,
                ingest,
                projected,
                new SuppressionList(rights),
                rights,
                List.of(),
                clock,
                new Random(4));
    }
}
