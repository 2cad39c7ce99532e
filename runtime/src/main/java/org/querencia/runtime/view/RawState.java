package org.querencia.runtime.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.runtime.codec.AccountCodec;
import org.querencia.runtime.codec.OrderCodec;
import org.querencia.runtime.codec.SummaryCodec;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.state.Profiles.Person;

/// Everything stored of a person, as it is stored.
final class RawState {

    private RawState() {}

    static Fields of(Person person) {
        Map<String, Value> state = new LinkedHashMap<>();
        state.put("id", Value.of(person.id().toString()));
        state.put("component", component(person.component()));
        Map<String, Value> anchors = new LinkedHashMap<>();
        new TreeMap<>(person.anchors())
                .forEach((anchor, summary) ->
                        anchors.put(
                                anchor.toString(), ValueCodec.read(SummaryCodec.write(summary))));
        state.put("anchors", new Fields(anchors));
        state.put(
                "orders",
                new Items(
                        person.orders().stream()
                                .map(order -> ValueCodec.read(OrderCodec.write(order)))
                                .toList()));
        state.put(
                "accounts",
                new Items(
                        person.accounts().stream()
                                .map(account -> ValueCodec.read(AccountCodec.write(account)))
                                .toList()));
        return new Fields(state);
    }

    private static Fields component(Component component) {
        List<Value> nodes =
                component.nodes().values().stream()
                        .sorted(Comparator.comparing(Node::first).thenComparing(Node::id))
                        .map(RawState::node)
                        .toList();
        List<Value> links =
                component.links().values().stream()
                        .sorted(Comparator.comparing(Link::a).thenComparing(Link::b))
                        .map(RawState::link)
                        .toList();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(component.id().toString()));
        fields.put("nodes", new Items(nodes));
        fields.put("links", new Items(links));
        fields.put(
                "verdicts",
                new Items(
                        component.verdicts().stream()
                                .map(verdict -> Value.of(verdict.toString()))
                                .toList()));
        return new Fields(fields);
    }

    private static Value node(Node node) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("anchor", Value.of(node.id().toString()));
        fields.put("type", Value.of(node.identifier().type()));
        fields.put("value", Value.of(node.identifier().value()));
        fields.put("profile", Value.of(node.profile().toString()));
        fields.put("first", Value.of(node.first().value()));
        fields.put("vouched", Value.of(node.vouched()));
        fields.put("sharing", Value.of(node.sharing().name()));
        return new Fields(fields);
    }

    private static Value link(Link link) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("a", Value.of(link.a().toString()));
        fields.put("b", Value.of(link.b().toString()));
        fields.put("grounds", Value.of(link.grounds().name()));
        fields.put("trust", Value.of(link.trust().name()));
        fields.put("at", Value.of(link.at().toString()));
        fields.put("source", Value.of(link.source().value()));
        fields.put("messageId", Value.of(link.messageId()));
        fields.put("position", Value.of(link.position().value()));
        return new Fields(fields);
    }
}
