package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.Order;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.codec.AccountCodec;
import org.querencia.runtime.codec.ArticleCodec;
import org.querencia.runtime.codec.OrderCodec;
import org.querencia.runtime.state.Catalogue;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.SearchRow;
import org.querencia.store.sql.Rows;

/// Writes orders, companies with their contacts, the catalogue, and the people to be found.
final class PeopleWriting {

    private final Connection connection;

    PeopleWriting(Connection connection) {
        this.connection = connection;
    }

    /// Says by how many the people became more.
    long write(Change change) throws SQLException {
        writeOrders(change.orders());
        writeAccounts(change.accounts());
        writeContacts(change);
        writeArticles(change.articles());
        return writePeople(change);
    }

    private void writeOrders(List<Order> orders) throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        Rows.update(
                connection,
                """
                insert into orders (namespace, id, owner, content)
                select * from unnest(?::text[], ?::text[], ?::uuid[], ?::bytea[])
                on conflict (namespace, id) do update
                set owner = excluded.owner, content = excluded.content
                """,
                Columns.texts(connection, orders, order -> order.key().namespace()),
                Columns.texts(connection, orders, order -> order.key().id()),
                Columns.uuids(connection, orders, PeopleWriting::owner),
                Columns.bytes(connection, orders, OrderCodec::write));
    }

    private static @Nullable UUID owner(Order order) {
        Optional<AnchorId> owner = order.owner();
        return owner.isPresent() ? owner.get().value() : null;
    }

    private void writeAccounts(List<Account> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        Rows.update(
                connection,
                """
                insert into account (id, content) select * from unnest(?::text[], ?::bytea[])
                on conflict (id) do update set content = excluded.content
                """,
                Columns.texts(connection, accounts, account -> account.key().id()),
                Columns.bytes(connection, accounts, AccountCodec::write));
    }

    private record Contact(AccountKey account, AnchorId anchor) {}

    private void writeContacts(Change change) throws SQLException {
        List<Contact> contacts = new ArrayList<>();
        change.summaries()
                .forEach((anchor, summary) -> {
                    for (AccountKey account : companies(summary)) {
                        contacts.add(new Contact(account, anchor));
                    }
                });
        if (!contacts.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    insert into account_contact (account, anchor)
                    select * from unnest(?::text[], ?::uuid[]) on conflict do nothing
                    """,
                    Columns.texts(connection, contacts, contact -> contact.account().id()),
                    Columns.uuids(connection, contacts, contact -> contact.anchor().value()));
        }
    }

    private static Iterable<AccountKey> companies(Summary summary) {
        return summary.companies().keySet();
    }

    private void writeArticles(List<Article> articles) throws SQLException {
        if (articles.isEmpty()) {
            return;
        }
        Rows.update(
                connection,
                """
                insert into article (id, category, search, content)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[])
                on conflict (id) do update
                set category = excluded.category, search = excluded.search, content = excluded.content
                """,
                Columns.texts(connection, articles, article -> article.key().id()),
                Columns.texts(connection, articles, article -> article.word(Article.Word.CATEGORY)),
                Columns.texts(connection, articles, Catalogue::searched),
                Columns.bytes(connection, articles, ArticleCodec::write));
    }

    private long writePeople(Change change) throws SQLException {
        long more = 0;
        if (!change.unlisted().isEmpty()) {
            more -=
                    Rows.update(
                            connection,
                            "delete from person where profile = any (?)",
                            Columns.uuids(
                                    connection, change.unlisted(), profile -> profile.value()));
        }
        List<SearchRow> people = change.search();
        if (!people.isEmpty()) {
            more +=
                    Rows.single(
                            connection,
                            """
                            with written as (
                                insert into person as p (profile, name, search, words, first_position)
                                select profile, name, search, string_to_array(words, ' '), first_position
                                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                                    as n (profile, name, search, words, first_position)
                                on conflict (profile) do update
                                set name = excluded.name, search = excluded.search, words = excluded.words,
                                    first_position = excluded.first_position
                                where (p.name, p.search, p.first_position) is distinct from
                                    (excluded.name, excluded.search, excluded.first_position)
                                returning xmax = 0 as made)
                            select count(*) from written where made
                            """,
                            row -> row.getLong(1),
                            Columns.uuids(connection, people, row -> row.profile().value()),
                            Columns.texts(connection, people, SearchRow::name),
                            Columns.texts(connection, people, SearchRow::text),
                            Columns.texts(
                                    connection,
                                    people,
                                    row -> String.join(" ", Words.of(row.text()))),
                            Columns.bigints(connection, people, row -> row.first().value()));
        }
        return more;
    }
}
