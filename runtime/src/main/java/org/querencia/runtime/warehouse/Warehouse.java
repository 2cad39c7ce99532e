package org.querencia.runtime.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;

/// The columnar copy of every event: derived, so it may be deleted and is rebuilt from the log.
/// Written by one thread, read by any.
public interface Warehouse extends AutoCloseable {

    /// Up to where the log was projected.
    Position position();

    /// The log's epoch it was made from; empty for a new warehouse.
    String epoch();

    /// Empties it and starts anew for that log.
    void reset(String epoch);

    /// Appends a batch in one transaction with its position; a batch not after [#position()]
    /// changes nothing.
    void project(Batch batch);

    Timelines timelines();

    Overviews overviews();

    Trade trade();

    TouchPaths touchPaths();

    Ways ways();

    Baskets baskets();

    Directory directory();

    Matches matches();

    Counts counts();

    Scorings scorings();

    Choices choices();

    Grading grading();

    /// Of what was projected.
    Whereabouts whereabouts();

    @Override
    void close();

    /// What one projection writes.
    ///
    /// @param rows events with the anchor and profile they belong to
    /// @param moved anchors whose profile changed since the last batch, with the profile now: their
    ///   earlier rows are rewritten
    /// @param orders the latest of each order touched, with the profile of its owner
    /// @param articles the latest of each product of the catalogue told of
    /// @param removed what earlier batches brought and was taken back since
    record Batch(
            Position upTo,
            List<Row> rows,
            Map<AnchorId, ProfileId> moved,
            List<OwnedOrder> orders,
            List<Article> articles,
            Removed removed) {

        public Batch(
                Position upTo,
                List<Row> rows,
                Map<AnchorId, ProfileId> moved,
                List<OwnedOrder> orders) {
            this(upTo, rows, moved, orders, List.of(), Removed.NOTHING);
        }
    }

    /// @param events positions of events
    /// @param orders of which nothing is told any more
    /// @param articles of which nothing is told any more
    record Removed(Set<Position> events, Set<OrderKey> orders, Set<ArticleKey> articles) {

        public static final Removed NOTHING = new Removed(Set.of(), Set.of(), Set.of());

        public Removed {
            events = Set.copyOf(events);
            orders = Set.copyOf(orders);
            articles = Set.copyOf(articles);
        }

        public boolean isNothing() {
            return events.isEmpty() && orders.isEmpty() && articles.isEmpty();
        }
    }

    /// @param owner empty for an event without identifiers
    record Row(Logged<Event> event, Optional<Owner> owner) {}

    record Owner(AnchorId anchor, ProfileId profile) {}

    record OwnedOrder(Order order, Optional<ProfileId> profile) {}
}
