package org.querencia.web.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/// How far the derived state and the warehouse are behind the log, in events; 0 when all is caught
/// up.
public final class EngineMeters {

    private EngineMeters() {}

    /// @param head the last position of the log
    /// @param applied up to where profiles stand
    /// @param projected up to where the warehouse stands
    public static void bind(
            MeterRegistry meters, LongSupplier head, LongSupplier applied, LongSupplier projected) {
        gauge(meters, "querencia.log.position", "last position of the log", head);
        gauge(
                meters,
                "querencia.apply.lag",
                "events in the log that profiles do not show yet",
                () -> lag(head, applied));
        gauge(
                meters,
                "querencia.projection.lag",
                "events in the log that the warehouse does not hold yet",
                () -> lag(head, projected));
    }

    private static long lag(LongSupplier head, LongSupplier behind) {
        long reached = behind.getAsLong();
        return Math.max(0, head.getAsLong() - reached);
    }

    private static void gauge(MeterRegistry meters, String name, String words, LongSupplier value) {
        Gauge.builder(name, value, LongSupplier::getAsLong)
                .description(words)
                .strongReference(true)
                .register(meters);
    }
}
