package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.core.rule.Deeds;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.warehouse.Whereabouts;

/// Finds events by reading the whole log: for engines without a warehouse, and to compare others
/// with.
public final class LogWhereabouts implements Whereabouts {

    private static final int PAGE = 5_000;

    private static final Comparator<AnchorId> BY_ID = Comparator.comparing(AnchorId::toString);

    private final EventLog log;
    private final IdentityRules rules;

    public LogWhereabouts(EventLog log, IdentityRules rules) {
        this.log = log;
        this.rules = rules;
    }

    @Override
    public List<Position> of(
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles,
            Position before) {
        List<Position> found = new ArrayList<>();
        each(
                before,
                (position, event) -> {
                    if (touches(event, anchors, orders, accounts, articles)) {
                        found.add(position);
                    }
                });
        return found;
    }

    @Override
    public List<Position> of(Set<AnchorId> anchors, Deeds deeds, Position before) {
        List<Position> found = new ArrayList<>();
        each(
                before,
                (position, event) -> {
                    if (deeds.covers(event) && owner(event).filter(anchors::contains).isPresent()) {
                        found.add(position);
                    }
                });
        return found;
    }

    @Override
    public Optional<List<AnchorId>> doers(
            Deeds deeds, Position before, Optional<AnchorId> after, int limit) {
        NavigableSet<AnchorId> found = new TreeSet<>(BY_ID);
        each(
                before,
                (_, event) -> {
                    if (deeds.covers(event)
                            || (deeds.buying() && Customers.order(event).isPresent())) {
                        owner(event)
                                .filter(anchor ->
                                        after.isEmpty() || BY_ID.compare(anchor, after.get()) > 0)
                                .ifPresent(found::add);
                    }
                });
        return Optional.of(found.stream().limit(limit).toList());
    }

    private void each(Position before, BiConsumer<Position, Event> told) {
        Position at = Position.START;
        for (List<LogEntry> page = log.read(at, PAGE);
                !page.isEmpty() && before.isAfter(at);
                page = log.read(at, PAGE)) {
            page.stream()
                    .filter(entry -> before.isAfter(entry.position()))
                    .map(FactCodec::read)
                    .forEach(logged -> {
                        if (logged.fact() instanceof Event event) {
                            told.accept(logged.position(), event);
                        }
                    });
            at = page.getLast().position();
        }
    }

    private Optional<AnchorId> owner(Event event) {
        return event.identifiers().stream().findFirst().map(rules::anchorId);
    }

    private boolean touches(
            Event event,
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles) {
        return owner(event).filter(anchors::contains).isPresent()
                || Customers.order(event).filter(orders::contains).isPresent()
                || Customers.account(event).filter(accounts::contains).isPresent()
                || Customers.article(event).filter(articles::contains).isPresent();
    }
}
