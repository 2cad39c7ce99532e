package org.querencia.runtime.pipeline;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Tells of defects in the engine.
final class Defects {

    private static final int FRAMES_MAX = 6;
    private static final int CAUSE_LENGTH_MAX = 1_000;

    private Defects() {}

    /// What is kept with the fact: all it says, but for what no store takes.
    static String cause(Throwable defect) {
        String text = defect.toString().replace('\0', '\uFFFD');
        return text.substring(0, Math.min(text.length(), CAUSE_LENGTH_MAX));
    }

    /// For the server's own log, its kind and the innermost calls: what it says may hold values,
    /// and logs hold no personal data.
    static String where(Throwable defect) {
        return defect.getClass().getName()
                + Arrays.stream(defect.getStackTrace())
                        .limit(FRAMES_MAX)
                        .map(frame -> " at " + frame)
                        .collect(Collectors.joining());
    }
}
