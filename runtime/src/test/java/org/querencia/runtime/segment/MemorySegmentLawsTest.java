package org.querencia.runtime.segment;

import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.segment.SegmentRun.House;

class MemorySegmentLawsTest extends SegmentLaws {

    @Override
    protected House empty() {
        MemoryState state = new MemoryState();
        return House.of(state);
    }

    @Override
    protected int seeds() {
        return 20;
    }
}
