package org.querencia.runtime.report;

import org.querencia.runtime.memory.MemoryShelf;

class MemoryShelfTest extends ShelvesContract {

    @Override
    protected Shelves empty() {
        return MemoryShelf.shelves();
    }
}
