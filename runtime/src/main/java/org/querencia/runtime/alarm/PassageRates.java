package org.querencia.runtime.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.querencia.core.alarm.Attained;
import org.querencia.core.alarm.Plan;

/// Which share of those who entered a stage passed to another. Safe from any thread.
public interface PassageRates {

    /// Of those who entered the first stage of the passage in a time, in which each has had
    /// `within`. Throws [IllegalArgumentException] in words when there is no such passage.
    ///
    /// @param from included
    /// @param to not included; at least `within` ago
    Attained of(Plan.Passage passage, Instant from, Instant to, Duration within);

    /// The passages that can be planned: from each stage of each model in force to the next.
    List<Plan.Passage> known();
}
