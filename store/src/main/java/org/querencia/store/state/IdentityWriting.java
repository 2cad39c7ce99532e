package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.codec.SummaryCodec;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.NewNode;
import org.querencia.runtime.state.Change.Owner;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.Rows;

/// Writes anchors with their summaries, whose they are and were, and the evidence.
final class IdentityWriting {

    private final Connection connection;

    IdentityWriting(Connection connection) {
        this.connection = connection;
    }

    void write(Change change) throws SQLException {
        Set<AnchorId> made = new HashSet<>();
        change.newNodes().forEach(node -> made.add(node.node().id()));
        Map<AnchorId, List<Owner>> periods = new LinkedHashMap<>();
        for (Owner owner : change.owners()) {
            periods.computeIfAbsent(owner.anchor(), _ -> new ArrayList<>()).add(owner);
        }
        writeHistory(periods, made);
        insertNodes(change, periods);
        updateNodes(change.components(), periods, made);
        updateSummaries(change.summaries(), made);
        writeEvidence(change, made);
    }

    /// Closes the periods that end in this change: the stored one of an anchor that was there, and
    /// those that began and ended within the change.
    private void writeHistory(Map<AnchorId, List<Owner>> periods, Set<AnchorId> made)
            throws SQLException {
        List<Owner> firsts = new ArrayList<>();
        List<Closed> closed = new ArrayList<>();
        periods.forEach((anchor, owners) -> {
            if (!made.contains(anchor)) {
                firsts.add(owners.getFirst());
            }
            for (int i = 1; i < owners.size(); i++) {
                closed.add(new Closed(owners.get(i - 1), owners.get(i).from()));
            }
        });
        if (!firsts.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    insert into owner_history (anchor, from_position, to_position, profile)
                    select a.id, a.owner_since, n.since, a.profile
                    from unnest(?::uuid[], ?::bigint[]) as n (id, since) join anchor a using (id)
                    where n.since > a.owner_since
                    on conflict (anchor, from_position) do nothing
                    """,
                    Columns.uuids(connection, firsts, owner -> owner.anchor().value()),
                    Columns.bigints(connection, firsts, owner -> owner.from().value()));
        }
        closed.removeIf(period -> !period.to().isAfter(period.owner().from()));
        if (!closed.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    insert into owner_history (anchor, from_position, to_position, profile)
                    select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::uuid[])
                    """,
                    Columns.uuids(connection, closed, period -> period.owner().anchor().value()),
                    Columns.bigints(connection, closed, period -> period.owner().from().value()),
                    Columns.bigints(connection, closed, period -> period.to().value()),
                    Columns.uuids(connection, closed, period -> period.owner().profile().value()));
        }
    }

    private record Closed(Owner owner, Position to) {}

    private void insertNodes(Change change, Map<AnchorId, List<Owner>> periods)
            throws SQLException {
        if (change.newNodes().isEmpty()) {
            return;
        }
        try (BinaryCopy rows =
                new BinaryCopy(
                        connection,
                        "copy anchor (id, type, value, first_position, component, profile, owner_since, vouched, sharing, summary) from stdin (format binary)")) {
            for (NewNode made : change.newNodes()) {
                Node node = made.node();
                List<Owner> owners = periods.get(node.id());
                rows.row(10)
                        .uuid(node.id().value())
                        .text(node.identifier().type())
                        .text(node.identifier().value())
                        .bigint(node.first().value())
                        .uuid(made.component())
                        .uuid(node.profile().value())
                        .bigint((owners == null ? node.first() : owners.getLast().from()).value())
                        .flag(node.vouched())
                        .smallint(Codes.of(node.sharing()));
                Summary summary = change.summaries().get(node.id());
                if (summary == null) {
                    rows.absent();
                } else {
                    rows.bytes(SummaryCodec.write(summary));
                }
            }
            rows.finish();
        }
    }

    /// Touches only rows that change: of a component most nodes stay as they were.
    private void updateNodes(
            List<Component> components, Map<AnchorId, List<Owner>> periods, Set<AnchorId> made)
            throws SQLException {
        List<Placed> placed = new ArrayList<>();
        for (Component component : components) {
            for (Node node : component.nodes().values()) {
                if (!made.contains(node.id())) {
                    List<Owner> owners = periods.get(node.id());
                    placed.add(
                            new Placed(
                                    node,
                                    component.id(),
                                    owners == null ? null : owners.getLast().from().value()));
                }
            }
        }
        if (placed.isEmpty()) {
            return;
        }
        Rows.update(
                connection,
                """
                update anchor a
                set component = n.component, profile = n.profile, vouched = n.vouched,
                    sharing = n.sharing, owner_since = coalesce(n.since, a.owner_since)
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::boolean[], ?::int[], ?::bigint[])
                    as n (id, component, profile, vouched, sharing, since)
                where a.id = n.id
                  and (a.component, a.profile, a.vouched, a.sharing, a.owner_since)
                      is distinct from
                      (n.component, n.profile, n.vouched, n.sharing, coalesce(n.since, a.owner_since))
                """,
                Columns.uuids(connection, placed, row -> row.node().id().value()),
                Columns.uuids(connection, placed, Placed::component),
                Columns.uuids(connection, placed, row -> row.node().profile().value()),
                Columns.flags(connection, placed, row -> row.node().vouched()),
                Columns.integers(connection, placed, row -> Codes.of(row.node().sharing())),
                Columns.bigints(connection, placed, Placed::since));
    }

    /// @param since null while it stays with whom it was
    private record Placed(Node node, UUID component, @Nullable Long since) {}

    private void updateSummaries(Map<AnchorId, Summary> summaries, Set<AnchorId> made)
            throws SQLException {
        List<Map.Entry<AnchorId, Summary>> changed =
                summaries.entrySet().stream()
                        .filter(entry -> !made.contains(entry.getKey()))
                        .toList();
        if (!changed.isEmpty()) {
            Rows.update(
                    connection,
                    """
                    update anchor a set summary = n.summary
                    from unnest(?::uuid[], ?::bytea[]) as n (id, summary) where a.id = n.id
                    """,
                    Columns.uuids(connection, changed, entry -> entry.getKey().value()),
                    Columns.bytes(
                            connection, changed, entry -> SummaryCodec.write(entry.getValue())));
        }
    }

    private void writeEvidence(Change change, Set<AnchorId> made) throws SQLException {
        List<UUID> gone = change.retired();
        if (!gone.isEmpty()) {
            var ids = Columns.uuids(connection, gone);
            Rows.update(connection, "delete from link where component = any (?)", ids);
            Rows.update(connection, "delete from verdict where component = any (?)", ids);
        }
        if (change.components().isEmpty()) {
            return;
        }
        new EvidenceWriting(connection).write(change.components(), made);
    }
}
