package org.querencia.app.crash;

import java.util.List;

/// What a run of shots came to.
///
/// @param sent messages, each counted once
/// @param stored acknowledged as stored
/// @param refused acknowledged as refused
/// @param unanswered never acknowledged
/// @param unansweredStored of these, those that are in the log all the same
/// @param facts in the log
/// @param people at the end
/// @param backMillis for each round, how long after the shot an event was acknowledged again
/// @param faults what does not add up; empty when all is well
public record CrashReport(
        long seed,
        int rounds,
        long sent,
        long stored,
        long refused,
        long unanswered,
        long unansweredStored,
        long facts,
        long people,
        List<Long> backMillis,
        List<String> faults) {
    public CrashReport {
        backMillis = List.copyOf(backMillis);
        faults = List.copyOf(faults);
    }
}
