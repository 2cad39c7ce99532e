package org.querencia.store.review;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.review.ContributionCodec;
import org.querencia.runtime.review.Judgement;
import org.querencia.runtime.review.Label;
import org.querencia.runtime.review.PairKey;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.review.ReviewPair;
import org.querencia.runtime.review.ReviewPair.Place;
import org.querencia.runtime.review.ReviewPair.State;
import org.querencia.runtime.review.ReviewStore;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Pairs to look at, in PostgreSQL.
public final class PostgresReview implements ReviewStore {

    private static final String ROWS =
            """
            select number, one, other, state, probability, model, contributions, proposed_at, skips,
                judgement, label, same, judged_at, judged_by, batch, held
            from review_pair
            """;

    private static final String PROBABLE = "state = 1 and probability >= ? and number <= ?";

    private final Reader reader;

    public PostgresReview(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Optional<ReviewPair> find(PairKey pair) {
        return list("where one = ? and other = ?", pair.one().value(), pair.other().value())
                .stream()
                .findFirst();
    }

    @Override
    public void wait(Proposed proposed) {
        reader.transaction(connection -> {
            // One at a time, so that they are numbered.
            Rows.update(connection, "lock table review_pair in share row exclusive mode");
            return Rows.update(
                    connection,
                    """
                    insert into review_pair (number, one, other, state, probability, model,
                        contributions, proposed_at, skips)
                    select coalesce(max(number), 0) + 1, ?, ?, 1, ?, ?, ?, ?, 0 from review_pair
                    on conflict (one, other) do update
                    set state = 1, probability = excluded.probability, model = excluded.model,
                        contributions = excluded.contributions, proposed_at = excluded.proposed_at
                    where review_pair.state <> 2
                    """,
                    proposed.pair().one().value(),
                    proposed.pair().other().value(),
                    proposed.probability(),
                    proposed.model(),
                    ContributionCodec.write(proposed.contributions()),
                    Rows.utc(proposed.at()));
        });
    }

    @Override
    public List<ReviewPair> waiting(Optional<Place> after, int limit) {
        String order = "order by skips, probability desc, number limit ?";
        return after.map(at ->
                        list(
                                """
                                where state = 1 and (skips > ? or (skips = ?
                                    and (probability < ? or (probability = ? and number > ?))))
                                """
                                        + order,
                                at.skips(),
                                at.skips(),
                                at.probability(),
                                at.probability(),
                                at.number(),
                                limit))
                .orElseGet(() -> list("where state = 1 " + order, limit));
    }

    @Override
    public List<ReviewPair> judged(Optional<Long> before, int limit) {
        return list(
                "where state = 2 and label < ? order by label desc limit ?",
                before.orElse(Long.MAX_VALUE),
                limit);
    }

    @Override
    public List<ReviewPair> judgedAs(String id) {
        return list("where state = 2 and (judgement = ? or batch = ?) order by label", id, id);
    }

    @Override
    public List<ReviewPair> probable(double least, long upTo, int limit) {
        return list(
                "where " + PROBABLE + " order by probability desc, number limit ?",
                least,
                upTo,
                limit);
    }

    @Override
    public long countProbable(double least, long upTo) {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        "select count(*) from review_pair where " + PROBABLE,
                        row -> row.getLong(1),
                        least,
                        upTo));
    }

    @Override
    public void skip(PairKey pair) {
        change(pair, "set skips = skips + 1", "state = 1");
    }

    @Override
    public void judge(PairKey pair, Judgement said) {
        reader.transaction(connection -> {
            Rows.update(connection, "lock table review_pair in share row exclusive mode");
            return Rows.update(
                    connection,
                    """
                    update review_pair
                    set state = 2, judgement = ?, same = ?, judged_at = ?, judged_by = ?, batch = ?,
                        held = ?,
                        label = (select coalesce(max(label), 0) + 1 from review_pair)
                    where one = ? and other = ? and state <> 2
                    """,
                    said.id(),
                    said.same(),
                    Rows.utc(said.at()),
                    said.by(),
                    said.batch(),
                    said.held(),
                    pair.one().value(),
                    pair.other().value());
        });
    }

    /// The number stays, so that none is given twice.
    @Override
    public void unjudge(PairKey pair) {
        change(pair, "set state = 1", "state = 2");
    }

    @Override
    public void close(PairKey pair) {
        change(pair, "set state = 3", "state = 1");
    }

    private void change(PairKey pair, String set, String where) {
        reader.transaction(connection ->
                Rows.update(
                        connection,
                        "update review_pair %s where one = ? and other = ? and %s"
                                .formatted(set, where),
                        pair.one().value(),
                        pair.other().value()));
    }

    @Override
    public void forget(Collection<PairKey> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        reader.transaction(connection ->
                Rows.update(
                        connection,
                        """
                        delete from review_pair
                        where (one, other) in (select * from unnest(?::uuid[], ?::uuid[]))
                        """,
                        ids(connection, pairs.stream().map(PairKey::one).toList()),
                        ids(connection, pairs.stream().map(PairKey::other).toList())));
    }

    private static Array ids(Connection connection, List<ProfileId> people) throws SQLException {
        return connection.createArrayOf(
                "uuid", people.stream().map(ProfileId::value).toArray(UUID[]::new));
    }

    @Override
    public List<ReviewPair> all(long after, int limit) {
        return list("where number > ? order by number limit ?", after, limit);
    }

    @Override
    public Became became(Instant from, Instant to) {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        """
                        select count(*) filter (where proposed_at >= ? and proposed_at < ?),
                            count(*) filter (where state = 2 and same
                                and judged_at >= ? and judged_at < ?),
                            count(*) filter (where state = 2 and not same
                                and judged_at >= ? and judged_at < ?),
                            count(*) filter (where state = 1)
                        from review_pair
                        """,
                        row ->
                                new Became(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4)),
                        Rows.utc(from),
                        Rows.utc(to),
                        Rows.utc(from),
                        Rows.utc(to),
                        Rows.utc(from),
                        Rows.utc(to)));
    }

    @Override
    public List<Label> decided(long after, int limit) {
        return list("where state = 2 and label > ? order by label limit ?", after, limit).stream()
                .flatMap(pair -> pair.judgement().stream().map(said -> Label.of(pair, said)))
                .toList();
    }

    private List<ReviewPair> list(String where, Object... parameters) {
        return reader.read(connection ->
                Rows.list(connection, ROWS + where, PostgresReview::pair, parameters));
    }

    private static ReviewPair pair(ResultSet row) throws SQLException {
        State state = state(row.getInt(4));
        return new ReviewPair(
                row.getLong(1),
                new Proposed(
                        new PairKey(person(row, 2), person(row, 3)),
                        row.getDouble(5),
                        row.getString(6),
                        ContributionCodec.read(row.getBytes(7)),
                        Rows.instant(row, 8)),
                state,
                row.getInt(9),
                state == State.JUDGED ? Optional.of(judgement(row)) : Optional.empty());
    }

    private static State state(int code) {
        return switch (code) {
            case 1 -> State.WAITING;
            case 2 -> State.JUDGED;
            case 3 -> State.CLOSED;
            default -> throw new IllegalStateException("a pair is kept in the state " + code);
        };
    }

    private static Judgement judgement(ResultSet row) throws SQLException {
        return new Judgement(
                row.getString(10),
                row.getLong(11),
                row.getBoolean(12),
                Rows.instant(row, 13),
                row.getString(14),
                row.getString(15),
                row.getBoolean(16));
    }

    private static ProfileId person(ResultSet row, int column) throws SQLException {
        return new ProfileId(row.getObject(column, UUID.class));
    }
}
