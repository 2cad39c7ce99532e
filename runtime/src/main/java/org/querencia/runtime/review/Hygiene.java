package org.querencia.runtime.review;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.review.HygieneReport.Doubts;

/// What is counted of the people as a whole, and what was counted before. Safe from any thread;
/// counting may take a while where there are a million people.
public interface Hygiene {

    /// Known people who have no identifier of these types, newest first.
    ///
    /// @param most so many are named
    Some without(Set<String> types, int most);

    /// What was concluded then of that kind (see [org.querencia.runtime.state.JournalRow#kind]),
    /// each link or merge once; of refused links not those that somebody refused by hand.
    Some concluded(String kind, Instant from, Instant to, int most);

    /// Sources by which the younger of pairs proposed then was first told of, most pairs first.
    List<Doubts> doubts(Instant from, Instant to, int limit);

    /// What is told of people by traits with one of these names: at least those, and more than one
    /// piece where a person has several anchors.
    void told(Set<String> traits, BiConsumer<ProfileId, Traits> each);

    /// What was counted when that month had ended.
    Optional<HygieneReport> kept(YearMonth month);

    /// Keeps it, in the place of what is kept of that month.
    void keep(YearMonth month, HygieneReport report);

    /// Addresses that get it by mail, in order.
    List<String> readers();

    void saveReaders(Collection<String> emails);

    /// @param people some of them
    record Some(long count, List<ProfileId> people) {
        public Some {
            people = List.copyOf(people);
        }
    }
}
