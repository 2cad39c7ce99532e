package org.querencia.runtime.report;

import java.time.Instant;

/// Something small that people keep by hand.
public interface Kept {

    /// What tells it from all others of its kind.
    String id();

    /// When somebody said it, in microseconds.
    Instant made();
}
