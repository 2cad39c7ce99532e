package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.identity.AnchorId;
import org.querencia.runtime.right.Certificate;
import org.querencia.runtime.right.Certificates;
import org.querencia.runtime.right.Suppressions;

/// Suppressions and certificates that are gone with the process.
public final class MemoryRights implements Suppressions, Certificates {

    private final Map<AnchorId, Instant> suppressed = new LinkedHashMap<>();
    private final List<Certificate> certificates = new ArrayList<>();

    @Override
    public synchronized Set<AnchorId> all() {
        return Set.copyOf(suppressed.keySet());
    }

    @Override
    public synchronized void add(Collection<AnchorId> anchors, Instant at) {
        anchors.forEach(anchor -> suppressed.putIfAbsent(anchor, at));
    }

    @Override
    public synchronized int remove(Collection<AnchorId> anchors) {
        int before = suppressed.size();
        suppressed.keySet().removeAll(anchors);
        return before - suppressed.size();
    }

    @Override
    public synchronized void add(Certificate certificate) {
        certificates.addFirst(certificate);
    }

    @Override
    public synchronized Optional<Certificate> byId(UUID id) {
        return certificates.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Certificate> list(Optional<UUID> after, int limit) {
        return certificates.stream()
                .filter(one ->
                        after.isEmpty()
                                || one.id().toString().compareTo(after.get().toString()) < 0)
                .limit(limit)
                .toList();
    }
}
