package org.querencia.runtime.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;

/// What was derived from the log up to a position. One thread, the pipeline's, loads and commits;
/// readers use [Profiles].
public interface StateStore {

    /// The position up to which the log was applied.
    Position applied();

    /// The whole components of those anchors that exist; each component once.
    List<Component> components(Collection<AnchorId> anchors);

    Map<AnchorId, Summary> summaries(Collection<AnchorId> anchors);

    Map<OrderKey, Order> orders(Collection<OrderKey> keys);

    Map<AccountKey, Account> accounts(Collection<AccountKey> keys);

    /// The definitions in force at [#applied()], newest of each kind and key.
    List<Definition> definitions();

    /// Applies the change in one transaction: all or nothing, and only if `change.after()` is where
    /// the store stands and this process still holds the writer's fence; else throws
    /// [StateConflictException].
    void commit(Change change);

    /// Up to where the log was when everything was last forgotten; [Position#START] when it never
    /// was.
    Position rebuilt();

    /// Forgets everything derived, so that the whole log is applied again; all or nothing. The
    /// definitions in force stay, and `asked` among them; so does the journal, which holds what was
    /// believed then. Throws as [#commit] does when another server took over.
    void rebuild(Logged<Definition> asked);
}
