package org.querencia.runtime.report;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.measure.OwnMeasures;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.measure.FewMeasures;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.memory.MemoryShelf;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.warehouse.Overviews;

/// What stands around few measures, in memory; figures count as changed each time somebody looks.
public final class ReportKit {

    private ReportKit() {}

    /// A desk of few measures, of which none is asked and none is changed.
    public static MeasureDesk desk() {
        FewMeasures few =
                new FewMeasures(() -> {
                    throw closed();
                });
        return new MeasureDesk(
                () -> OwnMeasures.NONE,
                few,
                few,
                new IdentityDecisions(
                        () -> {
                            throw closed();
                        },
                        new MemoryState(),
                        new Closed(),
                        InstantSource.system(),
                        new Random(1)));
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("nothing is asked here");
    }

    private record Closed() implements Ingest {
        @Override
        public List<Appended> append(
                List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
            throw closed();
        }

        @Override
        public boolean awaitApplied(Position position, long millisMax) {
            throw closed();
        }
    }

    public static ReportServices services(
            Supplier<Overviews> overviews,
            IdentityDecisions decisions,
            ZoneId zone,
            InstantSource clock) {
        MeasureServices few = FewMeasures.services(() -> OwnMeasures.NONE, overviews, decisions);
        AtomicLong looks = new AtomicLong();
        return ReportServices.of(
                new ReportServices.Parts(
                        MemoryShelf.shelves(),
                        few.desk(),
                        few.measures(),
                        looks::incrementAndGet,
                        zone,
                        clock,
                        new Random(7)));
    }
}
