package org.querencia.runtime.planner;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import org.querencia.runtime.memory.MemoryScenarios;
import org.querencia.runtime.warehouse.Overviews;

/// A desk over scenarios in memory.
public final class PlannerKit {

    private PlannerKit() {}

    public static PlannerDesk desk(Overviews overviews, ZoneId zone, InstantSource clock) {
        return new PlannerDesk(new MemoryScenarios(), overviews, zone, clock, new Random(4));
    }
}
