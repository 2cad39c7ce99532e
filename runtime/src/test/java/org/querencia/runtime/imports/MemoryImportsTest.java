package org.querencia.runtime.imports;

import org.querencia.runtime.memory.MemoryImports;

class MemoryImportsTest extends ImportStoreContract {

    @Override
    protected ImportStore empty() {
        return new MemoryImports();
    }
}
