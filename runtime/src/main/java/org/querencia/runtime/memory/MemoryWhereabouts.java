package org.querencia.runtime.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.core.rule.Deeds;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;
import org.querencia.runtime.warehouse.Whereabouts;

/// Finds events by looking at every row of a warehouse in memory.
///
/// @param rows in the log's order
record MemoryWhereabouts(Supplier<List<Row>> rows) implements Whereabouts {

    private static final Comparator<AnchorId> BY_ID = Comparator.comparing(AnchorId::toString);

    @Override
    public List<Position> of(
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles,
            Position before) {
        return before(before)
                .filter(row -> touches(row, anchors, orders, accounts, articles))
                .map(row -> row.event().position())
                .toList();
    }

    @Override
    public List<Position> of(Set<AnchorId> anchors, Deeds deeds, Position before) {
        return before(before)
                .filter(row -> deeds.covers(row.event().fact()))
                .filter(row -> row.owner().map(Owner::anchor).filter(anchors::contains).isPresent())
                .map(row -> row.event().position())
                .toList();
    }

    @Override
    public Optional<List<AnchorId>> doers(
            Deeds deeds, Position before, Optional<AnchorId> after, int limit) {
        return Optional.of(
                before(before)
                        .filter(row -> isAmong(deeds, row.event().fact()))
                        .flatMap(row -> row.owner().map(Owner::anchor).stream())
                        .distinct()
                        .filter(anchor -> after.isEmpty() || BY_ID.compare(anchor, after.get()) > 0)
                        .sorted(BY_ID)
                        .limit(limit)
                        .toList());
    }

    private Stream<Row> before(Position before) {
        return rows.get().stream().filter(row -> before.isAfter(row.event().position()));
    }

    private static boolean isAmong(Deeds deeds, Event event) {
        return deeds.covers(event) || (deeds.buying() && Customers.order(event).isPresent());
    }

    private static boolean touches(
            Row row,
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles) {
        Event event = row.event().fact();
        return row.owner().map(Owner::anchor).filter(anchors::contains).isPresent()
                || Customers.order(event).filter(orders::contains).isPresent()
                || Customers.account(event).filter(accounts::contains).isPresent()
                || Customers.article(event).filter(articles::contains).isPresent();
    }
}
