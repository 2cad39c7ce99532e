package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.OrderKey;
import org.querencia.core.rule.Deeds;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.warehouse.Whereabouts;

/// Asks a warehouse once it has caught up with what is asked for.
///
/// @param projected how far the warehouse has come
public record ProjectedWhereabouts(Progress projected, Whereabouts warehouse)
        implements Whereabouts {

    /// A warehouse that is just being made anew may take a while; the pipeline asks again then.
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    @Override
    public List<Position> of(
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles,
            Position before) {
        awaitAllBefore(before);
        return warehouse.of(anchors, orders, accounts, articles, before);
    }

    @Override
    public List<Position> of(Set<AnchorId> anchors, Deeds deeds, Position before) {
        awaitAllBefore(before);
        return warehouse.of(anchors, deeds, before);
    }

    @Override
    public Optional<List<AnchorId>> doers(
            Deeds deeds, Position before, Optional<AnchorId> after, int limit) {
        awaitAllBefore(before);
        return warehouse.doers(deeds, before, after, limit);
    }

    private void awaitAllBefore(Position before) {
        Position last = new Position(Math.max(0, before.value() - 1));
        if (!projected.await(last, WAIT_MAX.toMillis())) {
            throw new StoreUnavailableException(
                    "the warehouse stands at %s and has not come to %s yet"
                            .formatted(projected.position(), last));
        }
    }
}
