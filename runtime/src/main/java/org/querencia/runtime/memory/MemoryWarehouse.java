package org.querencia.runtime.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.OrderKey;
import org.querencia.core.rule.Setting;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Baskets;
import org.querencia.runtime.warehouse.Choices;
import org.querencia.runtime.warehouse.Counts;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.runtime.warehouse.Grading;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Scorings;
import org.querencia.runtime.warehouse.Timelines;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.runtime.warehouse.Whereabouts;

/// A warehouse in plain Java: for tests, and as the oracle the other adapters are held against. It
/// looks at every row each time.
public final class MemoryWarehouse implements Warehouse {

    private final Map<Position, Row> rows = new TreeMap<>();
    private final Map<OrderKey, OwnedOrder> orders = new HashMap<>();
    private final Map<ArticleKey, Article> articles = new HashMap<>();
    private final Workspace workspace;
    private Position position = Position.START;
    private String epoch = "";

    public MemoryWarehouse(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public synchronized Position position() {
        return position;
    }

    @Override
    public synchronized String epoch() {
        return epoch;
    }

    @Override
    public synchronized void reset(String epoch) {
        rows.clear();
        orders.clear();
        articles.clear();
        position = Position.START;
        this.epoch = epoch;
    }

    @Override
    public synchronized void project(Batch batch) {
        if (!batch.upTo().isAfter(position)) {
            return;
        }
        rows.keySet().removeAll(batch.removed().events());
        orders.keySet().removeAll(batch.removed().orders());
        for (Row row : batch.rows()) {
            if (row.event().position().isAfter(position)) {
                rows.put(row.event().position(), row);
            }
        }
        batch.orders().forEach(order -> orders.put(order.order().key(), order));
        articles.keySet().removeAll(batch.removed().articles());
        batch.articles().forEach(article -> articles.put(article.key(), article));
        rows.replaceAll((_, row) -> moved(row, batch.moved()));
        orders.replaceAll((_, order) -> moved(order, batch.moved()));
        position = batch.upTo();
    }

    @Override
    public Timelines timelines() {
        return new MemoryTimelines(() -> snapshot().rows());
    }

    @Override
    public Overviews overviews() {
        return new MemoryOverviews(this::snapshot, workspace.zone(), workspace.currency());
    }

    @Override
    public Trade trade() {
        return new MemoryTrade(this::snapshot, workspace.zone(), workspace.currency());
    }

    @Override
    public TouchPaths touchPaths() {
        return new MemoryTouchPaths(this::snapshot, workspace.zone(), workspace.currency());
    }

    @Override
    public Ways ways() {
        return new MemoryWays(this::snapshot, workspace.zone(), workspace.currency());
    }

    @Override
    public Baskets baskets() {
        return new MemoryBaskets(this::snapshot, workspace.zone(), workspace.currency());
    }

    @Override
    public Directory directory() {
        return new MemoryDirectory(this::snapshot, workspace.zone(), workspace.currency());
    }

    @Override
    public Matches matches() {
        return new MemoryMatches(this::snapshot, Setting.of(workspace));
    }

    @Override
    public Counts counts() {
        return new MemoryCounts(this::snapshot, workspace.zone(), workspace.currency());
    }

    @Override
    public Scorings scorings() {
        return new MemoryScorings(this::snapshot, Setting.of(workspace));
    }

    @Override
    public Choices choices() {
        return new MemoryChoices(this::snapshot, workspace.currency());
    }

    @Override
    public Grading grading() {
        return new MemoryGrading(this::snapshot, workspace.currency());
    }

    @Override
    public Whereabouts whereabouts() {
        return new MemoryWhereabouts(() -> snapshot().rows());
    }

    @Override
    public void close() {}

    /// All there is, in the log's order.
    record Snapshot(List<Row> rows, List<OwnedOrder> orders, List<Article> articles) {}

    private synchronized Snapshot snapshot() {
        return new Snapshot(
                List.copyOf(rows.values()),
                List.copyOf(orders.values()),
                List.copyOf(articles.values()));
    }

    private static Row moved(Row row, Map<AnchorId, ProfileId> moved) {
        return new Row(
                row.event(),
                row.owner()
                        .map(owner ->
                                new Owner(
                                        owner.anchor(),
                                        moved.getOrDefault(owner.anchor(), owner.profile()))));
    }

    private static OwnedOrder moved(OwnedOrder owned, Map<AnchorId, ProfileId> moved) {
        return new OwnedOrder(
                owned.order(),
                owned.order()
                        .owner()
                        .flatMap(owner -> Optional.ofNullable(moved.get(owner)))
                        .or(owned::profile));
    }
}
