package org.querencia.runtime.analyst;

import org.querencia.runtime.memory.MemorySqlNotes;

class MemorySqlNotesTest extends SqlNotesContract {

    @Override
    protected SqlNotes empty() {
        return new MemorySqlNotes();
    }
}
