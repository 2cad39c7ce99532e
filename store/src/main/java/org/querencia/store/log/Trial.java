package org.querencia.store.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.NewEntry;
import org.querencia.runtime.log.NewEntry.Remember;

/// Entries that are written for a try and taken back: some 200 KB in rows of their own, so that a
/// table that cannot grow is noticed.
final class Trial {

    static final List<NewEntry> ENTRIES = entries();

    private static final int COUNT = 100;

    /// Below the size from which PostgreSQL compresses and moves values elsewhere.
    private static final int PAYLOAD_BYTES = 1_900;

    private Trial() {}

    private static List<NewEntry> entries() {
        byte[] payload = new byte[PAYLOAD_BYTES];
        new SplittableRandom(1).nextBytes(payload);
        List<NewEntry> entries = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            entries.add(
                    new NewEntry(
                            new SourceKey("trial"),
                            "trial-" + i,
                            Instant.EPOCH,
                            FactKind.EVENT,
                            payload,
                            Remember.WINDOW));
        }
        return List.copyOf(entries);
    }
}
