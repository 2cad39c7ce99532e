package org.querencia.runtime.analyst;

import java.time.Duration;

/// A statement to be answered.
///
/// @param rowsMax rows that are told at most, from 1; further ones are left out
/// @param timeMax after which it is given up
public record Query(String sql, int rowsMax, Duration timeMax, Stop stop) {

    /// Characters of a statement.
    public static final int SQL_LENGTH_MAX = 100_000;

    public Query {
        if (rowsMax < 1) {
            throw new IllegalArgumentException(
                    "rowsMax %d: expected at least 1".formatted(rowsMax));
        }
    }
}
