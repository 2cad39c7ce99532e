package org.querencia.runtime.memory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.linkage.LinkageStore;

/// What linkage keeps, in memory.
public final class MemoryLinkage implements LinkageStore {

    private final Map<Part, byte[]> kept = new EnumMap<>(Part.class);

    @Override
    public synchronized Optional<byte[]> kept(Part part) {
        return Optional.ofNullable(kept.get(part)).map(byte[]::clone);
    }

    @Override
    public synchronized void keep(Part part, byte[] content) {
        kept.put(part, content.clone());
    }
}
