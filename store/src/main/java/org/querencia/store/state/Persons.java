package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.state.Profiles.Person;

/// Reads people with all that is kept of them: a page of them in as many statements as one.
final class Persons {

    private Persons() {}

    /// In their order, each once; former ids lead to those they became, unknown ones to nobody.
    static List<Person> of(Connection connection, Collection<ProfileId> ids) throws SQLException {
        Map<AnchorId, Component> components = new HashMap<>();
        List<AnchorId> asked = ids.stream().map(id -> new AnchorId(id.value())).toList();
        for (Component component : Components.of(connection, asked)) {
            component.nodes().keySet().forEach(anchor -> components.put(anchor, component));
        }
        Map<ProfileId, Component> present = new LinkedHashMap<>();
        for (AnchorId anchor : asked) {
            Optional.ofNullable(components.get(anchor))
                    .ifPresent(component ->
                            Optional.ofNullable(component.nodes().get(anchor))
                                    .map(Node::profile)
                                    .ifPresent(id -> present.put(id, component)));
        }
        Map<AnchorId, ProfileId> owners = new HashMap<>();
        present.forEach((id, component) ->
                component.nodes().values().stream()
                        .filter(node -> node.profile().equals(id))
                        .forEach(node -> owners.put(node.id(), id)));
        return owners.isEmpty() ? List.of() : whole(connection, present, owners);
    }

    /// @param owners of the anchors of these people
    private static List<Person> whole(
            Connection connection,
            Map<ProfileId, Component> present,
            Map<AnchorId, ProfileId> owners)
            throws SQLException {
        Map<AnchorId, Summary> summaries = Loading.summaries(connection, owners.keySet());
        Map<ProfileId, Map<AnchorId, Summary>> anchors = new HashMap<>();
        owners.forEach((anchor, id) ->
                anchors.computeIfAbsent(id, _ -> new HashMap<>())
                        .put(anchor, summaries.getOrDefault(anchor, Summary.EMPTY)));
        Map<ProfileId, List<Order>> orders = new HashMap<>();
        for (Order order : Loading.ordersOf(connection, owners.keySet())) {
            order.owner()
                    .map(owners::get)
                    .ifPresent(id -> orders.computeIfAbsent(id, _ -> new ArrayList<>()).add(order));
        }
        List<Person> people = new ArrayList<>();
        for (Map.Entry<ProfileId, Component> one : present.entrySet()) {
            Map<AnchorId, Summary> own = anchors.getOrDefault(one.getKey(), Map.of());
            Set<AccountKey> companies = new HashSet<>();
            own.values().forEach(summary -> companies.addAll(summary.companies().keySet()));
            people.add(
                    new Person(
                            one.getKey(),
                            one.getValue(),
                            own,
                            orders.getOrDefault(one.getKey(), List.of()),
                            companies.isEmpty()
                                    ? List.of()
                                    : Loading.accounts(connection, new ArrayList<>(companies))));
        }
        return people;
    }
}
