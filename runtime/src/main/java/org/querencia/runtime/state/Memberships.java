package org.querencia.runtime.state;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.querencia.core.alarm.Step;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Movement;

/// Who is in which segment, as committed. Safe from any thread.
public interface Memberships {

    /// How many are in it.
    long size(String segment);

    /// Who is in it, in a fixed order that says nothing, after `after`; at most `limit`.
    List<Member> members(String segment, Optional<ProfileId> after, int limit);

    /// Tells all who are in it, in no order; however many they are, they need no memory.
    void each(String segment, Consumer<ProfileId> told);

    /// The segments of a person, by key.
    SortedMap<String, Membership> of(ProfileId person);

    /// How many of these people are in each segment that has any of them, by key.
    Map<String, Long> among(Collection<ProfileId> people);

    /// Who entered and left after the one of that number (0: from the first on), in the order in
    /// which it was noticed; at most `limit`. Numbers only grow; some are left out.
    List<Moved> changes(long after, int limit);

    /// The number of the last one; 0 before the first.
    long lastChange();

    /// The number of the last one that is kept no longer; 0 while all are.
    long forgotten();

    /// Forgets those before an instant, in order: the first one since and all after it stay. For
    /// housekeeping.
    void forget(Instant before);

    /// How many more entered than left in each period of a zone's clock, from the one that begins
    /// with `from` on; periods in which nobody moved are left out.
    SortedMap<LocalDateTime, Long> balances(
            String segment, Step step, LocalDateTime from, ZoneId zone);

    /// What of an anchor's events is kept for rules.
    Map<AnchorId, Gathered> gathered(Collection<AnchorId> anchors);

    record Member(ProfileId person, Membership membership) {}

    record Moved(long number, Movement movement) {}
}
