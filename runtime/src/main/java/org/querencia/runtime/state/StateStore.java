package org.querencia.runtime.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Definition;
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

    Map<ArticleKey, Article> articles(Collection<ArticleKey> keys);

    /// The definitions in force at [#applied()], newest of each kind and key.
    List<Definition> definitions();

    /// Where people stand.
    Standings standings();

    /// Applies the change in one transaction: all or nothing, and only if `change.after()` is where
    /// the store stands and this process still holds the writer's fence; else throws
    /// [StateConflictException].
    void commit(Change change);

    /// The components that hold links to one of these anchors.
    List<Component> linkedTo(Collection<AnchorId> anchors);

    /// Forgets everything derived, so that the whole log is applied again.
    ///
    /// @param head where the log stands: what was taken back up to there is not applied any more
    void reset(Position head);

    /// How often it was reset, and up to where the log says by itself what was taken back.
    Origins origins();

    /// @param resets 0 for a state that was never made anew
    /// @param clean retractions and erasures up to here need no work: their facts were never
    ///   applied
    record Origins(long resets, Position clean) {}
}
