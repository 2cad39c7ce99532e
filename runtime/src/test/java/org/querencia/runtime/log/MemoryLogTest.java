package org.querencia.runtime.log;

import org.querencia.runtime.memory.MemoryLog;

class MemoryLogTest extends EventLogContract {

    @Override
    protected EventLog emptyLog() {
        return new MemoryLog("one");
    }
}
