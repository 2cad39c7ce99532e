package org.querencia.runtime.segment;

import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.segment.SegmentRun.House;

class MemorySegmentLawsTest extends SegmentLaws {

    @Override
    protected House empty() {
        MemoryState state = new MemoryState();
        return new House(state, state, state.memberships(), state.passages());
    }

    @Override
    protected int seeds() {
        return 20;
    }
}
