package org.querencia.runtime.review;

import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.kit.WholeEngine;
import org.querencia.runtime.memory.MemoryHygiene;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryReview;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;

class MemoryHygieneTest extends HygieneContract {
    @Override
    protected Parts empty() {
        MemoryLog log = new MemoryLog("hygiene");
        MemoryState state = new MemoryState();
        MemoryReview pairs = new MemoryReview();
        return new Parts(
                new WholeEngine(
                        new WholeEngine.Stores(
                                log, state, state, new MemoryWarehouse(Engine.WORKSPACE))),
                new ReviewStores(pairs, new MemoryHygiene(state, log, pairs)));
    }
}
