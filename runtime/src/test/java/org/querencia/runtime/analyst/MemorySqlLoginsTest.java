package org.querencia.runtime.analyst;

import org.querencia.runtime.memory.MemorySqlLogins;

class MemorySqlLoginsTest extends SqlLoginsContract {

    @Override
    protected SqlLogins empty() {
        return new MemorySqlLogins();
    }
}
