package org.querencia.store.review;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.codec.SummaryCodec;
import org.querencia.runtime.review.Hygiene;
import org.querencia.runtime.review.HygieneCodec;
import org.querencia.runtime.review.HygieneReport;
import org.querencia.runtime.review.HygieneReport.Doubts;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Counting of people, in PostgreSQL.
public final class PostgresHygiene implements Hygiene {

    private final Reader reader;

    public PostgresHygiene(DataSource readers) {
        this.reader = new Reader(readers);
    }

    /// Most people are one identifier, which has their id; the index on the person knows the
    /// others. Found first and put in order then, a million people are read in one go (2 s beside
    /// 12).
    @Override
    public Some without(Set<String> types, int most) {
        return reader.read(connection -> {
            Object asked = connection.createArrayOf("text", types.toArray());
            List<Long> counts = new ArrayList<>();
            List<ProfileId> people =
                    Rows.list(
                            connection,
                            """
                            with found as materialized (
                                select p.profile, p.first_position
                                from person p
                                where not exists (
                                        select from anchor a
                                        where a.id = p.profile and a.profile = a.id
                                            and a.type = any(?))
                                    and not exists (
                                        select from anchor a
                                        where a.profile = p.profile and a.profile <> a.id
                                            and a.type = any(?)))
                            select profile, (select count(*) from found)
                            from found order by first_position desc, profile limit ?
                            """,
                            row -> {
                                counts.add(row.getLong(2));
                                return new ProfileId(row.getObject(1, UUID.class));
                            },
                            asked,
                            asked,
                            most);
            return new Some(counts.isEmpty() ? 0 : counts.getFirst(), people);
        });
    }

    /// Links of a month may be a million: they are told apart by a hash, and only those who are
    /// named leave the server.
    @Override
    public Some concluded(String kind, Instant from, Instant to, int most) {
        return reader.read(connection -> {
            List<Long> counts = new ArrayList<>();
            List<ProfileId> people =
                    Rows.list(
                            connection,
                            """
                            with told as materialized (
                                select distinct on (hashtextextended(j.detail, 0)) j.cause, j.position
                                from journal j
                                where j.kind = ? and j.at >= ? and j.at < ?
                                    and j.detail not like '%"kept-apart"%'
                                    and j.detail not like '%"refused-by-hand"%'
                                order by hashtextextended(j.detail, 0), j.position)
                            select a.profile, (select count(*) from told)
                            from (select * from told order by position limit ?) t
                            join anchor a on a.id = t.cause order by t.position
                            """,
                            row -> {
                                counts.add(row.getLong(2));
                                return new ProfileId(row.getObject(1, UUID.class));
                            },
                            kind,
                            Rows.utc(from),
                            Rows.utc(to),
                            most);
            return new Some(
                    counts.isEmpty() ? 0 : counts.getFirst(), people.stream().distinct().toList());
        });
    }

    @Override
    public List<Doubts> doubts(Instant from, Instant to, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select l.source, count(*)
                        from review_pair p
                        join anchor a on a.id = p.one
                        join anchor b on b.id = p.other
                        join log l on l.position = greatest(a.first_position, b.first_position)
                        where p.proposed_at >= ? and p.proposed_at < ?
                        group by l.source order by count(*) desc, l.source collate "C" limit ?
                        """,
                        row -> new Doubts(new SourceKey(row.getString(1)), row.getLong(2)),
                        Rows.utc(from),
                        Rows.utc(to),
                        limit));
    }

    /// Only what holds the name of a trait is taken from the server: the others are many.
    @Override
    public void told(Set<String> traits, BiConsumer<ProfileId, Traits> each) {
        List<String> names = List.copyOf(traits);
        String any =
                names.stream()
                        .map(_ -> "position(convert_to(?, 'UTF8') in summary) > 0")
                        .collect(Collectors.joining(" or "));
        reader.stream(
                "select profile, summary from anchor where summary is not null and (%s)"
                        .formatted(any),
                row ->
                        each.accept(
                                new ProfileId(row.getObject(1, UUID.class)),
                                SummaryCodec.read(row.getBytes(2)).traits()),
                names.stream().map(name -> "\"" + name + "\"").toArray());
    }

    @Override
    public Optional<HygieneReport> kept(YearMonth month) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select content from hygiene where month = ?",
                                row -> HygieneCodec.read(row.getBytes(1)),
                                month.atDay(1)))
                .stream()
                .findFirst();
    }

    @Override
    public void keep(YearMonth month, HygieneReport report) {
        reader.transaction(connection ->
                Rows.update(
                        connection,
                        """
                        insert into hygiene (month, content) values (?, ?)
                        on conflict (month) do update set content = excluded.content
                        """,
                        month.atDay(1),
                        HygieneCodec.write(report)));
    }

    @Override
    public List<String> readers() {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        "select email from hygiene_reader order by email",
                        row -> row.getString(1)));
    }

    @Override
    public void saveReaders(Collection<String> emails) {
        reader.transaction(connection -> replace(connection, emails));
    }

    private static int replace(Connection connection, Collection<String> emails)
            throws SQLException {
        Rows.update(connection, "delete from hygiene_reader");
        return Rows.update(
                connection,
                "insert into hygiene_reader (email) select distinct unnest(?::text[])",
                connection.createArrayOf("text", emails.toArray()));
    }
}
