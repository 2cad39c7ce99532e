package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Verdict;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.Rows;

/// Writes the links and verdicts of components in place of what was stored of them. Links that stay
/// as they were are not touched: of a component usually one is new.
final class EvidenceWriting {

    private final Connection connection;

    EvidenceWriting(Connection connection) {
        this.connection = connection;
    }

    /// @param outside the end in another component
    private record Placed(UUID component, Link link, Optional<AnchorId> outside) {}

    private record Said(UUID component, int ordinal, Verdict verdict) {}

    /// @param made anchors that were not there before: a component that bears the name of one of
    ///   them was not, either, so nothing is stored of it yet
    void write(List<Component> components, Set<AnchorId> made) throws SQLException {
        List<UUID> stored = new ArrayList<>();
        List<Placed> changed = new ArrayList<>();
        List<Placed> fresh = new ArrayList<>();
        List<Said> verdicts = new ArrayList<>();
        for (Component component : components) {
            boolean isNew = made.contains(new AnchorId(component.id()));
            if (!isNew) {
                stored.add(component.id());
            }
            for (Link link : component.links().values()) {
                (isNew ? fresh : changed)
                        .add(new Placed(component.id(), link, component.outside(link)));
            }
            for (int i = 0; i < component.verdicts().size(); i++) {
                verdicts.add(new Said(component.id(), i, component.verdicts().get(i)));
            }
        }
        insertLinks(fresh);
        if (!stored.isEmpty()) {
            deleteOtherLinks(stored, changed);
            upsertLinks(changed);
            Rows.update(
                    connection,
                    "delete from verdict where component = any (?)",
                    Columns.uuids(connection, stored));
        }
        insertVerdicts(verdicts);
    }

    private void insertLinks(List<Placed> links) throws SQLException {
        if (links.isEmpty()) {
            return;
        }
        try (BinaryCopy rows =
                new BinaryCopy(
                        connection,
                        "copy link (component, a, b, type_a, type_b, grounds, trust, at, source, message_id, position, outside) from stdin (format binary)")) {
            for (Placed placed : links) {
                Link link = placed.link();
                rows.row(12)
                        .uuid(placed.component())
                        .uuid(link.a().value())
                        .uuid(link.b().value())
                        .text(link.typeA())
                        .text(link.typeB())
                        .smallint(Codes.of(link.grounds()))
                        .smallint(Codes.of(link.trust()))
                        .timestamptz(link.at())
                        .text(link.source().value())
                        .text(link.messageId())
                        .bigint(link.position().value());
                if (placed.outside().isPresent()) {
                    rows.uuid(placed.outside().get().value());
                } else {
                    rows.absent();
                }
            }
            rows.finish();
        }
    }

    private void deleteOtherLinks(List<UUID> ids, List<Placed> links) throws SQLException {
        Rows.update(
                connection,
                """
                delete from link l
                where l.component = any (?)
                  and not exists (
                      select from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as n (component, a, b)
                      where n.component = l.component and n.a = l.a and n.b = l.b)
                """,
                Columns.uuids(connection, ids),
                Columns.uuids(connection, links, Placed::component),
                Columns.uuids(connection, links, placed -> placed.link().a().value()),
                Columns.uuids(connection, links, placed -> placed.link().b().value()));
    }

    private void upsertLinks(List<Placed> links) throws SQLException {
        if (links.isEmpty()) {
            return;
        }
        Rows.update(
                connection,
                """
                insert into link as l (component, a, b, type_a, type_b, grounds, trust, at, source, message_id, position, outside)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::int[],
                    ?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::uuid[])
                on conflict (component, a, b) do update
                set grounds = excluded.grounds, trust = excluded.trust, at = excluded.at,
                    source = excluded.source, message_id = excluded.message_id, position = excluded.position,
                    outside = excluded.outside
                where (l.grounds, l.trust, l.at, l.source, l.message_id, l.position, l.outside) is distinct from
                    (excluded.grounds, excluded.trust, excluded.at, excluded.source, excluded.message_id, excluded.position,
                     excluded.outside)
                """,
                Columns.uuids(connection, links, Placed::component),
                Columns.uuids(connection, links, placed -> placed.link().a().value()),
                Columns.uuids(connection, links, placed -> placed.link().b().value()),
                Columns.texts(connection, links, placed -> placed.link().typeA()),
                Columns.texts(connection, links, placed -> placed.link().typeB()),
                Columns.integers(connection, links, placed -> Codes.of(placed.link().grounds())),
                Columns.integers(connection, links, placed -> Codes.of(placed.link().trust())),
                Columns.instants(connection, links, placed -> placed.link().at()),
                Columns.texts(connection, links, placed -> placed.link().source().value()),
                Columns.texts(connection, links, placed -> placed.link().messageId()),
                Columns.bigints(connection, links, placed -> placed.link().position().value()),
                Columns.uuids(
                        connection,
                        links,
                        placed -> placed.outside().map(AnchorId::value).orElse(null)));
    }

    private void insertVerdicts(List<Said> verdicts) throws SQLException {
        for (Said said : verdicts) {
            switch (said.verdict()) {
                case Verdict.Apart apart -> insert(said, apart.apart(), apart.rest(), "", "");
                case Verdict.LinkRefused refused ->
                        insert(
                                said,
                                Set.of(refused.pair().a()),
                                Set.of(refused.pair().b()),
                                "",
                                "");
                case Verdict.Unlikely unlikely ->
                        insert(
                                said,
                                Set.of(unlikely.pair().a()),
                                Set.of(unlikely.pair().b()),
                                "",
                                "");
                case Verdict.Joined joined ->
                        insert(
                                said,
                                Set.of(joined.pair().a()),
                                Set.of(joined.pair().b()),
                                joined.source().value(),
                                joined.messageId());
            }
        }
    }

    private void insert(
            Said said, Set<AnchorId> one, Set<AnchorId> other, String source, String messageId)
            throws SQLException {
        Verdict verdict = said.verdict();
        Rows.update(
                connection,
                """
                insert into verdict (component, ordinal, kind, position, at, by_whom, one, other, source, message_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                said.component(),
                said.ordinal(),
                Codes.of(verdict),
                verdict.position().value(),
                Rows.utc(verdict.at()),
                verdict.by(),
                Columns.anchors(connection, one),
                Columns.anchors(connection, other),
                source,
                messageId);
    }
}
