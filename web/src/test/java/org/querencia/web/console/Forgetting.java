package org.querencia.web.console;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.memory.MemoryRights;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.right.SuppressionList;

/// Erasing people from a house that keeps nothing in files.
final class Forgetting {

    private Forgetting() {}

    static Erasures erasures(
            Supplier<IdentityRules> rules,
            MemoryState state,
            LogWriter writer,
            Progress projected,
            InstantSource clock) {
        MemoryRights rights = new MemoryRights();
        return new Erasures(
                rules,
                state,
                writer,
                projected,
                new SuppressionList(rights),
                rights,
                List.of(),
                clock,
                new Random(4));
    }
}
