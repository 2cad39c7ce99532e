package org.querencia.runtime.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.AccountKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Standing;

/// Where people stand, and what rules are answered from: the pipeline's side. Written as part of
/// [org.querencia.runtime.state.Change]; belongs to the pipeline's thread. Readers use
/// [Memberships].
public interface Standings {

    /// Of those who have one.
    Map<ProfileId, Standing> of(Collection<ProfileId> people);

    /// What was kept of the events of those anchors of which something was.
    Map<AnchorId, Gathered> gathered(Collection<AnchorId> anchors);

    /// The orders that belong to one of these anchors.
    List<Order> ordersOf(Collection<AnchorId> owners);

    /// Anchors that have, or had, to do with a company; at most `limit`.
    List<AnchorId> contacts(AccountKey key, int limit);

    /// When the first is due.
    Optional<Instant> firstDue();

    /// Those due by `until`, the first due first; at most `limit`.
    List<ProfileId> due(Instant until, int limit);

    /// All people, in a fixed order, after `after`; at most `limit`.
    List<ProfileId> people(Optional<ProfileId> after, int limit);
}
