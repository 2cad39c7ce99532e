package org.querencia.runtime.right;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.querencia.core.identity.AnchorId;

/// The suppressions in memory, since every event asks for them. Safe from any thread.
public final class SuppressionList {

    private final Suppressions stored;
    private volatile Set<AnchorId> anchors;

    public SuppressionList(Suppressions stored) {
        this.stored = stored;
        this.anchors = Set.copyOf(stored.all());
    }

    public boolean isEmpty() {
        return anchors.isEmpty();
    }

    public boolean holds(AnchorId anchor) {
        return anchors.contains(anchor);
    }

    synchronized void add(Collection<AnchorId> more, Instant at) {
        stored.add(more, at);
        Set<AnchorId> all = new HashSet<>(anchors);
        all.addAll(more);
        anchors = all;
    }

    synchronized int remove(Collection<AnchorId> lifted) {
        int removed = stored.remove(lifted);
        Set<AnchorId> all = new HashSet<>(anchors);
        all.removeAll(lifted);
        anchors = all;
        return removed;
    }
}
