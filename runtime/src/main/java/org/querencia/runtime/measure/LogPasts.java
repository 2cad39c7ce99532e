package org.querencia.runtime.measure;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Orders;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Whereabouts;

/// What was known earlier, from the log and from who each anchor belonged to.
///
/// Facts are received in the log's order, so a moment is a place in it, found by halving. Facts
/// that were taken back or erased since are gone from every past too.
///
/// @param rules of identity in force now
public record LogPasts(
        EventLog log, Profiles profiles, Whereabouts whereabouts, Supplier<IdentityRules> rules)
        implements Pasts {

    private static final int PAGE = 2_000;

    @Override
    public Position before(Instant end) {
        long low = 0;
        long high = log.head().value();
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (received(middle).isBefore(end)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Position(low);
    }

    /// Positions are dense, so there is one at each.
    private Instant received(long position) {
        return log.read(new Position(position - 1), 1).stream()
                .findFirst()
                .map(LogEntry::receivedAt)
                .orElse(Instant.MAX);
    }

    @Override
    public Map<AnchorId, ProfileId> owners(Position at) {
        Map<AnchorId, ProfileId> owners = new HashMap<>();
        profiles.movedBetween(at, log.head())
                .forEach((anchor, present) ->
                        profiles.ownerAt(anchor, at)
                                .filter(then -> !then.equals(present))
                                .ifPresent(then -> owners.put(anchor, then)));
        return owners;
    }

    @Override
    public List<OwnedOrder> orders(Set<OrderKey> keys, Position at) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<OrderKey, Order> orders = new HashMap<>();
        List<Position> telling =
                whereabouts.of(Set.of(), keys, Set.of(), Set.of(), at.next()).stream()
                        .sorted()
                        .toList();
        for (int from = 0; from < telling.size(); from += PAGE) {
            List<Position> page = telling.subList(from, Math.min(telling.size(), from + PAGE));
            for (LogEntry entry : log.at(page)) {
                if (FactCodec.read(entry).fact() instanceof Event event) {
                    Orders.of(event, anchor(event))
                            .filter(order -> keys.contains(order.key()))
                            .ifPresent(order -> orders.merge(order.key(), order, Order::merge));
                }
            }
        }
        Map<AnchorId, ProfileId> whose = new HashMap<>();
        orders.values().stream()
                .flatMap(order -> order.owner().stream())
                .forEach(anchor ->
                        profiles.ownerAt(anchor, at).ifPresent(then -> whose.put(anchor, then)));
        return orders.values().stream()
                .map(order ->
                        new OwnedOrder(
                                order,
                                order.owner()
                                        .flatMap(anchor -> Optional.ofNullable(whose.get(anchor)))))
                .toList();
    }

    private Optional<AnchorId> anchor(Event event) {
        return event.identifiers().stream().findFirst().map(rules.get()::anchorId);
    }
}
