package org.querencia.runtime.linkage;

import org.querencia.runtime.memory.MemoryLinkage;

class MemoryLinkageTest extends LinkageStoreContract {

    private final MemoryLinkage store = new MemoryLinkage();

    @Override
    protected LinkageStore store() {
        return store;
    }
}
