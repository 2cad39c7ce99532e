package org.querencia.runtime.report;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.measure.Measures;

/// What stands around measures.
///
/// @param choices the indicators each user chose
public record ReportServices(
        Yardsticks yardsticks,
        Notes notes,
        Views views,
        Shelf<HomeChoice> choices,
        Indicators indicators) {

    /// @param position how far the figures have come in the log
    /// @param zone of the workspace
    public record Parts(
            Shelves shelves,
            MeasureDesk desk,
            Measures measures,
            LongSupplier position,
            ZoneId zone,
            InstantSource clock,
            RandomGenerator random) {}

    public static ReportServices of(Parts parts) {
        Shelves shelves = parts.shelves();
        return new ReportServices(
                new Yardsticks(
                        shelves.targets(),
                        shelves.benchmarks(),
                        parts.desk(),
                        parts.clock(),
                        parts.random()),
                new Notes(shelves.notes(), parts.clock(), parts.random()),
                new Views(
                        shelves.views(),
                        shelves.schedules(),
                        parts.desk(),
                        parts.clock(),
                        parts.random()),
                shelves.choices(),
                new Indicators(parts.measures(), parts.position(), parts.zone(), parts.clock()));
    }
}
