package org.querencia.warehouse;

import java.time.Instant;

/// Instants as DuckDB keeps them: microseconds since 1970, UTC.
final class Micros {

    private static final long SECOND = 1_000_000L;

    /// What DuckDB's calendar holds, and no event is older or later.
    static final long EARLIEST = of(Instant.parse("0001-01-01T00:00:00Z"));

    static final long LATEST = of(Instant.parse("9999-12-31T00:00:00Z"));

    private Micros() {}

    static long of(Instant instant) {
        return Math.multiplyExact(instant.getEpochSecond(), SECOND) + instant.getNano() / 1000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    }
}
