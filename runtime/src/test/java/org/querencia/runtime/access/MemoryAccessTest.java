package org.querencia.runtime.access;

import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.memory.MemoryIdempotencyKeys;
import org.querencia.runtime.memory.MemoryRefusedEvents;

class MemoryAccessTest extends AccessContract {

    @Override
    protected Access empty() {
        return new Access(
                new MemorySources(),
                new MemoryUsers(),
                new MemoryRefusedEvents(),
                new MemoryIdempotencyKeys());
    }
}
