package org.querencia.store.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Origin;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.codec.AccountCodec;
import org.querencia.runtime.codec.ArticleCodec;
import org.querencia.runtime.codec.OrderCodec;
import org.querencia.runtime.codec.SummaryCodec;
import org.querencia.store.sql.Rows;

/// Reads what is kept by key.
final class Loading {

    private Loading() {}

    static Map<AnchorId, Summary> summaries(Connection connection, Collection<AnchorId> anchors)
            throws SQLException {
        Map<AnchorId, Summary> found = new HashMap<>();
        Rows.list(
                connection,
                "select id, summary from anchor where id = any (?) and summary is not null",
                row ->
                        found.put(
                                new AnchorId(row.getObject(1, UUID.class)),
                                SummaryCodec.read(row.getBytes(2))),
                Columns.anchors(connection, anchors));
        return found;
    }

    static Map<OrderKey, Order> orders(Connection connection, Collection<OrderKey> keys)
            throws SQLException {
        List<OrderKey> asked = List.copyOf(keys);
        Map<OrderKey, Order> found = new HashMap<>();
        Rows.list(
                connection,
                """
                select o.content from unnest(?::text[], ?::text[]) as k (namespace, id)
                join orders o on o.namespace = k.namespace and o.id = k.id
                """,
                row -> {
                    Order order = OrderCodec.read(row.getBytes(1));
                    return found.put(order.key(), order);
                },
                Columns.texts(connection, asked, OrderKey::namespace),
                Columns.texts(connection, asked, OrderKey::id));
        return found;
    }

    static List<Order> ordersOf(Connection connection, Collection<AnchorId> owners)
            throws SQLException {
        return Rows.list(
                connection,
                "select content from orders where owner = any (?) order by namespace, id",
                row -> OrderCodec.read(row.getBytes(1)),
                Columns.anchors(connection, owners));
    }

    static List<Account> accounts(Connection connection, Collection<AccountKey> keys)
            throws SQLException {
        return Rows.list(
                connection,
                "select content from account where id = any (?) order by id",
                row -> AccountCodec.read(row.getBytes(1)),
                Columns.texts(connection, List.copyOf(keys), AccountKey::id));
    }

    static Map<ArticleKey, Article> articles(Connection connection, Collection<ArticleKey> keys)
            throws SQLException {
        Map<ArticleKey, Article> found = new HashMap<>();
        if (!keys.isEmpty()) {
            Rows.list(
                    connection,
                    "select content from article where id = any (?)",
                    row -> {
                        Article article = ArticleCodec.read(row.getBytes(1));
                        return found.put(article.key(), article);
                    },
                    Columns.texts(connection, List.copyOf(keys), ArticleKey::id));
        }
        return found;
    }

    static List<Definition> definitions(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                """
                select message_id, source, trust, priority, namespace, received_at, by_whom, kind, key, content
                from definition order by kind, key
                """,
                Loading::definition);
    }

    private static Definition definition(ResultSet row) throws SQLException {
        return new Definition(
                row.getString(1),
                new Origin(
                        new SourceKey(row.getString(2)),
                        Codes.trust(row.getInt(3)),
                        row.getInt(4),
                        row.getString(5)),
                Rows.instant(row, 6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
