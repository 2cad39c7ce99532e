package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.runtime.codec.AccountCodec;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Described;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.QuarantineRow;
import org.querencia.runtime.state.SearchRow;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// The derived state in PostgreSQL: the readers' side.
public final class PostgresProfiles implements Profiles {

    /// An anchor that has the id of its person is in no index of people; the others are.
    private static final String ANCHORS_OF =
            "(select id from anchor where profile = ? and profile <> id union all select id from anchor where id = ? and profile = id)";

    private final Reader reader;

    public PostgresProfiles(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Optional<ProfileId> owner(AnchorId anchor) {
        return reader.read(connection -> owner(connection, anchor));
    }

    @Override
    public Optional<ProfileId> ownerAt(AnchorId anchor, Position position) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                """
                                select profile from anchor where id = ? and owner_since <= ?
                                union all
                                select profile from owner_history
                                where anchor = ? and from_position <= ? and to_position > ?
                                """,
                                row -> new ProfileId(row.getObject(1, UUID.class)),
                                anchor.value(),
                                position.value(),
                                anchor.value(),
                                position.value(),
                                position.value()))
                .stream()
                .findFirst();
    }

    @Override
    public Map<AnchorId, ProfileId> owners(Collection<AnchorId> anchors) {
        return reader.read(connection ->
                ownersBy(
                        connection,
                        "select id, profile from anchor where id = any (?)",
                        Columns.anchors(connection, anchors)));
    }

    @Override
    public Map<AnchorId, ProfileId> movedBetween(Position after, Position upTo) {
        return reader.read(connection ->
                ownersBy(
                        connection,
                        """
                        select id, profile from anchor where id in
                            (select anchor from owner_history where to_position > ? and to_position <= ?)
                        """,
                        after.value(),
                        upTo.value()));
    }

    @Override
    public Map<OrderKey, Order> orders(Collection<OrderKey> keys) {
        return reader.read(connection -> Loading.orders(connection, keys));
    }

    @Override
    public Map<ArticleKey, Article> articles(Collection<ArticleKey> keys) {
        return reader.read(connection -> Loading.articles(connection, keys));
    }

    @Override
    public Optional<Person> person(ProfileId id) {
        return people(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Person> people(Collection<ProfileId> ids) {
        return reader.snapshot(connection -> Persons.of(connection, ids));
    }

    @Override
    public List<Described> described(Collection<ProfileId> people) {
        return reader.snapshot(connection -> Describing.of(connection, people));
    }

    @Override
    public List<SearchRow> search(String text, int limit) {
        return reader.read(connection -> Search.of(connection, text, limit));
    }

    @Override
    public List<ProfileId> mentioning(String part, int limit) {
        return reader.read(connection -> Search.mentioning(connection, part, limit));
    }

    @Override
    public List<SearchRow> list(Optional<Position> before, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select * from (
                            select profile, name, search, first_position from person
                            where first_position < ?
                            order by first_position desc fetch first ? rows with ties) as page
                        order by first_position desc, profile
                        """,
                        Search::row,
                        before.map(Position::value).orElse(Long.MAX_VALUE),
                        limit));
    }

    @Override
    public List<JournalRow> journal(ProfileId id, Optional<Position> before, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        "select cause, position, at, kind, detail from journal where cause in "
                                + ANCHORS_OF
                                + " and position < ? order by position desc, ordinal desc limit ?",
                        row ->
                                new JournalRow(
                                        new AnchorId(row.getObject(1, UUID.class)),
                                        new Position(row.getLong(2)),
                                        Rows.instant(row, 3),
                                        row.getString(4),
                                        row.getString(5)),
                        id.value(),
                        id.value(),
                        before.map(Position::value).orElse(Long.MAX_VALUE),
                        limit));
    }

    @Override
    public List<Account> accounts(Optional<AccountKey> after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        "select content from account where id > ? order by id limit ?",
                        row -> AccountCodec.read(row.getBytes(1)),
                        after.map(AccountKey::id).orElse(""),
                        limit));
    }

    @Override
    public Optional<Account> account(AccountKey key) {
        return reader.read(connection -> Loading.accounts(connection, List.of(key))).stream()
                .findFirst();
    }

    @Override
    public List<ProfileId> contacts(AccountKey key, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select distinct a.profile from account_contact c join anchor a on a.id = c.anchor
                        where c.account = ? order by a.profile limit ?
                        """,
                        row -> new ProfileId(row.getObject(1, UUID.class)),
                        key.id(),
                        limit));
    }

    @Override
    public List<QuarantineRow> quarantine(Optional<QuarantineRow.Place> after, int limit) {
        return reader.snapshot(connection -> Quarantine.list(connection, after, limit));
    }

    @Override
    public int quarantined(int most) {
        return reader.read(connection -> Quarantine.size(connection, most));
    }

    @Override
    public List<Change.Parked> parked(int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        "select position, cause from parked order by position limit ?",
                        row -> new Change.Parked(new Position(row.getLong(1)), row.getString(2)),
                        limit));
    }

    @Override
    public Counts counts() {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        "select people, identifiers from state",
                        row -> new Counts(row.getLong(1), row.getLong(2))));
    }

    private static Optional<ProfileId> owner(Connection connection, AnchorId anchor)
            throws SQLException {
        return Rows.list(
                        connection,
                        "select profile from anchor where id = ?",
                        row -> new ProfileId(row.getObject(1, UUID.class)),
                        anchor.value())
                .stream()
                .findFirst();
    }

    private static Map<AnchorId, ProfileId> ownersBy(
            Connection connection, String sql, Object... parameters) throws SQLException {
        Map<AnchorId, ProfileId> owners = new HashMap<>();
        Rows.list(
                connection,
                sql,
                row ->
                        owners.put(
                                new AnchorId(row.getObject(1, UUID.class)),
                                new ProfileId(row.getObject(2, UUID.class))),
                parameters);
        return owners;
    }
}
