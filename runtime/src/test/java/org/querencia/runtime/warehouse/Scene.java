package org.querencia.runtime.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.catalogue.Articles;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Orders;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Turns events into the batches a projector would make of them. The first identifier of an event
/// is its anchor; each anchor is a person of its own until [#move] says otherwise.
public final class Scene {

    private final Map<AnchorId, ProfileId> people = new HashMap<>();
    private final Map<OrderKey, Order> orders = new HashMap<>();
    private final Map<AnchorId, ProfileId> moved = new LinkedHashMap<>();
    private final Map<ArticleKey, Article> articles = new HashMap<>();
    private long position;

    public static AnchorId anchor(String identifier) {
        return new AnchorId(UUID.nameUUIDFromBytes(identifier.getBytes(StandardCharsets.UTF_8)));
    }

    public static ProfileId person(String identifier) {
        return ProfileId.of(anchor(identifier));
    }

    public Position position() {
        return new Position(position);
    }

    /// From the next batch on, the identifier belongs to another's person.
    public Scene move(String identifier, String toPersonOf) {
        people.put(anchor(identifier), person(toPersonOf));
        moved.put(anchor(identifier), person(toPersonOf));
        return this;
    }

    /// The next batch: these events, and the moves since the last one. Without events it stands for
    /// a decision, which has a place in the log too.
    public Batch batch(Event... events) {
        return batch(List.of(events));
    }

    public Batch batch(List<Event> events) {
        List<Row> rows = new ArrayList<>();
        Set<OrderKey> touched = new LinkedHashSet<>();
        Set<ArticleKey> told = new LinkedHashSet<>();
        if (events.isEmpty()) {
            position++;
        }
        for (Event event : events) {
            Optional<AnchorId> anchor =
                    event.identifiers().stream().findFirst().map(id -> anchor(id.toString()));
            rows.add(
                    new Row(
                            new Logged<>(new Position(++position), event),
                            anchor.map(owner -> new Owner(owner, personOf(owner)))));
            Orders.of(event, anchor)
                    .ifPresent(order -> {
                        orders.merge(order.key(), order, Order::merge);
                        touched.add(order.key());
                    });
            Articles.of(event)
                    .ifPresent(article -> {
                        articles.merge(article.key(), article, Article::merge);
                        told.add(article.key());
                    });
        }
        Batch batch =
                new Batch(
                        new Position(position),
                        rows,
                        Map.copyOf(moved),
                        touched.stream()
                                .map(key -> owned(orders.getOrDefault(key, Order.of(key))))
                                .toList(),
                        told.stream()
                                .map(key -> articles.getOrDefault(key, Article.of(key)))
                                .toList(),
                        Warehouse.Removed.NOTHING);
        moved.clear();
        return batch;
    }

    private OwnedOrder owned(Order order) {
        return new OwnedOrder(order, order.owner().map(this::personOf));
    }

    private ProfileId personOf(AnchorId anchor) {
        return people.computeIfAbsent(anchor, ProfileId::of);
    }
}
