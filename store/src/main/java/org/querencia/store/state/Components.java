package org.querencia.store.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Verdict;
import org.querencia.store.sql.Rows;

/// Reads components whole: nodes, links, verdicts.
final class Components {

    private static final String NODES =
            """
            select component, id, type, value, first_position, profile, vouched, sharing from anchor
            """;

    private static final String BY_ID = NODES + "where id = any (?)";

    /// A component's oldest node has its id and is in no index of components; the others are.
    private static final String BY_COMPONENT =
            NODES + "where component = any (?) and component <> id";

    private static final String OLDEST = BY_ID + " and component = id";

    private static final String LINKS =
            """
            select component, a, b, type_a, type_b, grounds, trust, at, source, message_id, position
            from link where component = any (?)
            """;

    private static final String VERDICTS =
            """
            select component, kind, position, at, by_whom, one, other, source, message_id
            from verdict where component = any (?) order by component, ordinal
            """;

    private final Map<UUID, Map<AnchorId, Node>> nodes = new LinkedHashMap<>();
    private final Map<UUID, Map<Link.Pair, Link>> links = new HashMap<>();
    private final Map<UUID, List<Verdict>> verdicts = new HashMap<>();

    private Components() {}

    static List<Component> of(Connection connection, Collection<AnchorId> anchors)
            throws SQLException {
        Components components = new Components();
        Rows.list(connection, BY_ID, components::node, Columns.anchors(connection, anchors));
        Array ids = Columns.uuids(connection, components.nodes.keySet());
        Rows.list(connection, BY_COMPONENT, components::node, ids);
        List<UUID> oldest = components.withoutOldest();
        if (!oldest.isEmpty()) {
            Rows.list(connection, OLDEST, components::node, Columns.uuids(connection, oldest));
        }
        Rows.list(connection, LINKS, components::link, ids);
        Rows.list(connection, VERDICTS, components::verdict, ids);
        return components.nodes.keySet().stream().map(components::component).toList();
    }

    /// The components that hold a link to one of these anchors. Reads the whole table of links:
    /// only facts taken back ask for it.
    static List<Component> linkedTo(Connection connection, Collection<AnchorId> anchors)
            throws SQLException {
        Array ids = Columns.anchors(connection, anchors);
        List<UUID> found =
                Rows.list(
                        connection,
                        "select distinct component from link where a = any (?) or b = any (?)",
                        row -> row.getObject(1, UUID.class),
                        ids,
                        ids);
        return found.isEmpty()
                ? List.of()
                : of(connection, found.stream().map(AnchorId::new).toList());
    }

    /// Ids of components whose oldest node was not among those asked for.
    private List<UUID> withoutOldest() {
        return nodes.entrySet().stream()
                .filter(entry -> !entry.getValue().containsKey(new AnchorId(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Component component(UUID id) {
        return new Component(
                id,
                nodes.getOrDefault(id, Map.of()),
                links.getOrDefault(id, Map.of()),
                verdicts.getOrDefault(id, List.of()));
    }

    private Node node(ResultSet row) throws SQLException {
        Node node = nodeOf(row);
        nodes.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashMap<>())
                .put(node.id(), node);
        return node;
    }

    /// Of its columns after the first, in the order of [#NODES].
    static Node nodeOf(ResultSet row) throws SQLException {
        return new Node(
                anchor(row, 2),
                new Identifier(row.getString(3), row.getString(4)),
                new Position(row.getLong(5)),
                new ProfileId(row.getObject(6, UUID.class)),
                row.getBoolean(7),
                Codes.sharing(row.getInt(8)));
    }

    private Link link(ResultSet row) throws SQLException {
        Link link = linkOf(row);
        links.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashMap<>())
                .put(link.pair(), link);
        return link;
    }

    /// Of its columns after the first, in the order of [#LINKS].
    static Link linkOf(ResultSet row) throws SQLException {
        return new Link(
                anchor(row, 2),
                anchor(row, 3),
                row.getString(4),
                row.getString(5),
                Codes.grounds(row.getInt(6)),
                Codes.trust(row.getInt(7)),
                Rows.instant(row, 8),
                new SourceKey(row.getString(9)),
                row.getString(10),
                new Position(row.getLong(11)));
    }

    private Verdict verdict(ResultSet row) throws SQLException {
        Position position = new Position(row.getLong(3));
        Instant at = Rows.instant(row, 4);
        String by = row.getString(5);
        Set<AnchorId> one = anchors(row, 6);
        Set<AnchorId> other = anchors(row, 7);
        Verdict verdict =
                switch (Codes.verdict(row.getInt(2))) {
                    case APART -> new Verdict.Apart(position, at, by, one, other);
                    case LINK_REFUSED ->
                            new Verdict.LinkRefused(position, at, by, pair(one, other));
                    case UNLIKELY -> new Verdict.Unlikely(position, at, by, pair(one, other));
                    case JOINED ->
                            new Verdict.Joined(
                                    position,
                                    at,
                                    by,
                                    pair(one, other),
                                    new SourceKey(row.getString(8)),
                                    row.getString(9));
                };
        verdicts.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>()).add(verdict);
        return verdict;
    }

    private static Link.Pair pair(Set<AnchorId> one, Set<AnchorId> other) {
        return Link.Pair.of(one.iterator().next(), other.iterator().next());
    }

    private static AnchorId anchor(ResultSet row, int column) throws SQLException {
        return new AnchorId(row.getObject(column, UUID.class));
    }

    private static Set<AnchorId> anchors(ResultSet row, int column) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(column).getArray())
                .map(AnchorId::new)
                .collect(Collectors.toSet());
    }
}
