package org.querencia.runtime.pipeline;

import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.kit.WholeEngine.Stores;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;

class MemoryEngineLawsTest extends EngineLaws {

    @Override
    protected Stores empty() {
        MemoryState state = new MemoryState();
        return new Stores(
                new MemoryLog("laws"), state, state, new MemoryWarehouse(Engine.WORKSPACE));
    }

    @Override
    protected int seeds() {
        return 100;
    }
}
