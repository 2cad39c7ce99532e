package org.querencia.runtime.measure;

import java.time.Instant;
import java.util.List;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;

/// How far people come in funnels, from the events as they are known now. Safe from any thread.
public interface Funnels {

    int PARTS_MAX = 20;

    /// What became of those who reached a step.
    enum Fate {
        /// They went on to the next one.
        PASSED,
        /// They came no further, and have time left.
        OPEN,
        /// They came no further, and their time is over.
        LOST
    }

    /// A row for each part, the largest first, at most [#PARTS_MAX]; one row where nothing is told
    /// apart.
    ///
    /// @param now by which time is left or over
    List<Reached> of(Funnel funnel, Instant now);

    /// Who reached a step and had this fate after it, those who came last first.
    ///
    /// @param step from 0
    List<ProfileId> people(Funnel funnel, int step, Fate fate, Instant now, int limit);
}
