package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.OrderKey;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.Replaced;
import org.querencia.store.sql.Rows;

/// Makes room for what was derived anew: what the rest of the change does not write over goes.
final class Replacing {

    private final Connection connection;

    Replacing(Connection connection) {
        this.connection = connection;
    }

    void clear(Replaced replaced, Change change) throws SQLException {
        clearAnchors(replaced, change.upTo());
        clearHistory(replaced);
        clearOrders(List.copyOf(replaced.orders()));
        clearAccounts(List.copyOf(replaced.accounts()));
        clearArticles(List.copyOf(replaced.articles()));
        Set<AnchorId> all = new HashSet<>(replaced.gone());
        all.addAll(replaced.stayed().keySet());
        new StandingWriting(connection).clear(all, replaced.erased());
    }

    /// The period of an anchor that is gone ends here, as known then.
    private void clearAnchors(Replaced replaced, Position at) throws SQLException {
        var gone = anchors(replaced.gone());
        Rows.update(
                connection,
                """
                insert into owner_history (anchor, from_position, to_position, profile)
                select id, owner_since, ?, profile from anchor where id = any (?) and owner_since < ?
                on conflict (anchor, from_position) do nothing
                """,
                at.value(),
                gone,
                at.value());
        Rows.update(connection, "delete from anchor where id = any (?)", gone);
        Rows.update(connection, "delete from account_contact where anchor = any (?)", gone);
        List<Map.Entry<AnchorId, Position>> stayed = List.copyOf(replaced.stayed().entrySet());
        Rows.update(
                connection,
                """
                update anchor a set first_position = n.first, summary = null
                from unnest(?::uuid[], ?::bigint[]) as n (id, first) where a.id = n.id
                """,
                Columns.uuids(connection, stayed, entry -> entry.getKey().value()),
                Columns.bigints(connection, stayed, entry -> entry.getValue().value()));
        Rows.update(
                connection,
                "delete from account_contact where anchor = any (?)",
                anchors(replaced.stayed().keySet()));
    }

    /// Records of others go when they name somebody who was erased.
    private void clearHistory(Replaced replaced) throws SQLException {
        if (replaced.erased().isEmpty()) {
            return;
        }
        var ids = anchors(replaced.erased());
        Rows.update(connection, "delete from owner_history where anchor = any (?)", ids);
        Rows.update(connection, "delete from journal where cause = any (?)", ids);
        Rows.update(
                connection,
                """
                delete from journal using unnest(?::text[]) as erased (id)
                where cause = any (?) and position(erased.id in detail) > 0
                """,
                Columns.texts(connection, List.copyOf(replaced.erased()), AnchorId::toString),
                anchors(replaced.stayed().keySet()));
    }

    private void clearOrders(List<OrderKey> orders) throws SQLException {
        if (!orders.isEmpty()) {
            Rows.update(
                    connection,
                    "delete from orders using unnest(?::text[], ?::text[]) as n (ns, key) where namespace = n.ns and id = n.key",
                    Columns.texts(connection, orders, OrderKey::namespace),
                    Columns.texts(connection, orders, OrderKey::id));
        }
    }

    private void clearAccounts(List<AccountKey> accounts) throws SQLException {
        if (!accounts.isEmpty()) {
            Rows.update(
                    connection,
                    "delete from account where id = any (?)",
                    Columns.texts(connection, accounts, AccountKey::id));
        }
    }

    private void clearArticles(List<ArticleKey> articles) throws SQLException {
        if (!articles.isEmpty()) {
            Rows.update(
                    connection,
                    "delete from article where id = any (?)",
                    Columns.texts(connection, articles, ArticleKey::id));
        }
    }

    private java.sql.Array anchors(Collection<AnchorId> anchors) throws SQLException {
        return Columns.uuids(connection, List.copyOf(anchors), AnchorId::value);
    }
}
