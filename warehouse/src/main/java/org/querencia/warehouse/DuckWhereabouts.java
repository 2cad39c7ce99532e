package org.querencia.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.OrderKey;
import org.querencia.core.rule.Deeds;
import org.querencia.core.rule.EventKind;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.warehouse.Whereabouts;

/// Finds events by their columns: one scan of three of them.
record DuckWhereabouts(Database database) implements Whereabouts {

    /// Before every anchor: they are hashes.
    private static final String FIRST = new UUID(0, 0).toString();

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

    private static final String OF_THESE_KINDS =
            """
            (name IN (SELECT unnest(CAST(CAST(:names AS JSON) AS VARCHAR[])))
                OR lower(name) IN (SELECT unnest(CAST(CAST(:spellings AS JSON) AS VARCHAR[])))
                OR type IN (SELECT unnest(CAST(CAST(:types AS JSON) AS VARCHAR[]))))
            """;

    private static final Sql DONE =
            Sql.parse(
                    """
                    SELECT position FROM events
                    WHERE position < :before
                        AND anchor IN (SELECT unnest(CAST(:anchors AS UUID[])))
                        AND %s
                    ORDER BY position
                    """
                            .formatted(OF_THESE_KINDS));

    private static final Sql DOERS =
            Sql.parse(
                    """
                    SELECT DISTINCT anchor FROM (
                        SELECT anchor FROM events WHERE position < :before AND %s
                        UNION ALL SELECT owner FROM orders WHERE :buying)
                    WHERE anchor > CAST(:after AS UUID)
                    ORDER BY anchor LIMIT :limit
                    """
                            .formatted(OF_THESE_KINDS));

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

    @Override
    public List<Position> of(Set<AnchorId> anchors, Deeds deeds, Position before) {
        Map<String, Object> values = values(deeds, before);
        values.put("anchors", list(anchors.stream().map(AnchorId::toString).toList()));
        return database.read(
                session -> session.list(DONE, values, row -> new Position(row.getLong(1))));
    }

    @Override
    public Optional<List<AnchorId>> doers(
            Deeds deeds, Position before, Optional<AnchorId> after, int limit) {
        Map<String, Object> values = values(deeds, before);
        values.put("buying", deeds.buying());
        values.put("after", after.map(AnchorId::toString).orElse(FIRST));
        values.put("limit", limit);
        return Optional.of(
                database.read(session ->
                        session.list(
                                DOERS, values, row -> new AnchorId(row.getObject(1, UUID.class)))));
    }

    private static Map<String, Object> values(Deeds deeds, Position before) {
        List<String> names = new ArrayList<>();
        List<String> spellings = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (EventKind kind : deeds.kinds()) {
            if (kind.commerce().isPresent()) {
                spellings.addAll(kind.spellings());
            } else if (!kind.name().isEmpty()) {
                names.add(kind.name());
            } else if (kind.type().isPresent()) {
                types.add(EventWriter.type(kind.type().get()));
            } else {
                Stream.of(Event.Type.values()).map(EventWriter::type).forEach(types::add);
            }
        }
        Map<String, Object> values = new HashMap<>();
        values.put("before", before.value());
        values.put("names", json(names.stream()));
        values.put("spellings", json(spellings.stream()));
        values.put("types", json(types.stream()));
        return values;
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
