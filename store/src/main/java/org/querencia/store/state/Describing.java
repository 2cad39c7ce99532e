package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.state.Described;

/// Reads many people at once, as far as their identifiers and traits go.
final class Describing {

    private Describing() {}

    static List<Described> of(Connection connection, Collection<ProfileId> people)
            throws SQLException {
        Set<ProfileId> wanted = new HashSet<>(people);
        Map<ProfileId, Component> components = new LinkedHashMap<>();
        List<AnchorId> anchors = new ArrayList<>();
        for (Component component :
                Components.of(
                        connection,
                        wanted.stream().map(one -> new AnchorId(one.value())).toList())) {
            for (Node node : component.nodes().values()) {
                if (wanted.contains(node.profile())) {
                    components.put(node.profile(), component);
                    anchors.add(node.id());
                }
            }
        }
        Map<AnchorId, Summary> summaries = Loading.summaries(connection, anchors);
        List<Described> described = new ArrayList<>();
        components.forEach(
                (id, component) -> described.add(Described.of(id, component, summaries)));
        return described;
    }
}
