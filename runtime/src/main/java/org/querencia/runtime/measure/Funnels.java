package org.querencia.runtime.measure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;

/// How far people come in funnels, from the events as they are known now. Safe from any thread.
public interface Funnels {

    int PARTS_MAX = 20;

    /// What became of those who reached a step.
    enum Fate {
        /// Whatever it was.
        REACHED,
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

    /// A place in a funnel.
    ///
    /// @param step from 0
    /// @param part of those told apart, as a row names it; without, everybody
    record Place(int step, Fate fate, Optional<String> part) {}

    /// @param people those who came last first
    /// @param count of all of them
    record Walkers(List<ProfileId> people, long count) {
        public Walkers {
            people = List.copyOf(people);
        }
    }

    /// Who reached a step and had this fate after it.
    Walkers walkers(Funnel funnel, Place place, Instant now, int limit);

    /// The same of everybody, without how many they are.
    default List<ProfileId> people(Funnel funnel, int step, Fate fate, Instant now, int limit) {
        return walkers(funnel, new Place(step, fate, Optional.empty()), now, limit).people();
    }
}
