package org.querencia.runtime.warehouse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.OrderKey;
import org.querencia.core.rule.Deeds;

/// Where in the log the events of some people, orders, companies and products are.
public interface Whereabouts {

    /// Positions before `before` of the events that belong to one of these anchors, tell of one of
    /// these orders or these products of the catalogue, or describe one of these companies;
    /// ascending.
    List<Position> of(
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles,
            Position before);

    /// Positions before `before` of the events of these anchors; others than of the kinds asked for
    /// may be left out.
    default List<Position> of(Set<AnchorId> anchors, Deeds deeds, Position before) {
        return of(anchors, Set.of(), Set.of(), Set.of(), before);
    }

    /// Whose deeds before `before` are among these: their anchors, in a fixed order, after `after`;
    /// at most `limit`. Others may be among them. Empty where it cannot be told.
    default Optional<List<AnchorId>> doers(
            Deeds deeds, Position before, Optional<AnchorId> after, int limit) {
        return Optional.empty();
    }
}
