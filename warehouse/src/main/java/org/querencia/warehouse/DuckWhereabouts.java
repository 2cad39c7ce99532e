package org.querencia.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.OrderKey;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.warehouse.Whereabouts;

/// Finds events by their columns: one scan of three of them.
record DuckWhereabouts(Database database) implements Whereabouts {

    private static final Sql FIND =
            Sql.parse(
                    """
                    SELECT position FROM events
                    WHERE position < :before AND (
                        anchor IN (SELECT unnest(CAST(:anchors AS UUID[])))
                        OR order_key IN (SELECT unnest(CAST(:orders AS UUID[])))
                        OR account IN (SELECT unnest(CAST(CAST(:accounts AS JSON) AS VARCHAR[]))) AND type = 'group'
                        OR article IN (SELECT unnest(CAST(CAST(:articles AS JSON) AS VARCHAR[]))))
                    ORDER BY position
                    """);

    @Override
    public List<Position> of(
            Set<AnchorId> anchors,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles,
            Position before) {
        Map<String, Object> values =
                Map.of(
                        "before",
                        before.value(),
                        "anchors",
                        list(anchors.stream().map(AnchorId::toString).toList()),
                        "orders",
                        list(orders.stream().map(key -> OrderHash.of(key).toString()).toList()),
                        "accounts",
                        json(accounts.stream().map(AccountKey::id)),
                        "articles",
                        json(articles.stream().map(ArticleKey::id)));
        return database.read(
                session -> session.list(FIND, values, row -> new Position(row.getLong(1))));
    }

    private static String list(Collection<String> ids) {
        return ids.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(Stream<String> keys) {
        return new String(
                ValueCodec.write(new Value.Items(keys.map(Value::of).toList())),
                StandardCharsets.UTF_8);
    }
}
