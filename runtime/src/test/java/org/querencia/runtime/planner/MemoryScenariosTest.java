package org.querencia.runtime.planner;

import org.querencia.runtime.memory.MemoryScenarios;

class MemoryScenariosTest extends ScenariosContract {

    @Override
    protected Scenarios empty() {
        return new MemoryScenarios();
    }
}
