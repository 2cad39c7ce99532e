package org.querencia.runtime.warehouse;

import java.util.List;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.OrderKey;

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
}
