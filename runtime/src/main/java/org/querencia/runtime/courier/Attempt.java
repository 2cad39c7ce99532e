package org.querencia.runtime.courier;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// One try to tell an endpoint something; the latest [#KEPT] of each are kept.
///
/// @param message the `webhook-id`, the same at each try
/// @param number of the movement it tells; 0 for a test
/// @param tried from 1
/// @param status of HTTP; 0 when there was no answer
/// @param detail why it failed, or how the answer began; empty for nothing
/// @param took until the answer, or until it was given up
public record Attempt(
        String message,
        long number,
        Kind kind,
        Instant at,
        int tried,
        boolean taken,
        int status,
        String detail,
        Duration took) {

    public static final int KEPT = 1_000;
    public static final int DETAIL_LENGTH_MAX = 300;

    public Attempt {
        detail =
                detail.replace('\0', '\uFFFD')
                        .substring(0, Math.min(detail.length(), DETAIL_LENGTH_MAX));
    }

    public enum Kind {
        NEWS,
        REPLAY,
        TEST;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
