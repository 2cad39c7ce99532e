package org.querencia.runtime.analyst;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// That somebody asked something.
///
/// @param who an e-mail of a user or the name of a token
/// @param rows that were told
/// @param fault why it was not answered; empty when it was
public record Asked(String who, Instant at, String sql, long rows, long millis, String fault) {

    public Asked {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
