package org.querencia.runtime.state;

import org.querencia.runtime.memory.MemoryState;

class MemoryStateTest extends StateStoreContract {

    @Override
    protected Sides emptyState() {
        MemoryState state = new MemoryState();
        return new Sides(state, state, state);
    }
}
