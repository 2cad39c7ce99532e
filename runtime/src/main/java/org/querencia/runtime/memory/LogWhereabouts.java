package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.warehouse.Whereabouts;

/// Finds events by reading the whole log: for engines without a warehouse, and to compare others
/// with.
public final class LogWhereabouts implements Whereabouts {

    private static final int PAGE = 5_000;

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
        Position at = Position.START;
        for (List<LogEntry> page = log.read(at, PAGE);
                !page.isEmpty() && before.isAfter(at);
                page = log.read(at, PAGE)) {
            page.stream()
                    .filter(entry -> before.isAfter(entry.position()))
                    .map(FactCodec::read)
                    .filter(logged ->
                            logged.fact() instanceof Event event
                                    && touches(event, anchors, orders, accounts, articles))
                    .map(Logged::position)
                    .forEach(found::add);
            at = page.getLast().position();
        }
        return found;
    }

    private boolean touches(
            Event event,
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles) {
        return event.identifiers().stream()
                        .findFirst()
                        .map(rules::anchorId)
                        .filter(anchors::contains)
                        .isPresent()
                || Customers.order(event).filter(orders::contains).isPresent()
                || Customers.account(event).filter(accounts::contains).isPresent()
                || Customers.article(event).filter(articles::contains).isPresent();
    }
}
