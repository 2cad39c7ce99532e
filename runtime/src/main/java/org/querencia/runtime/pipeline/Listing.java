package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Names;
import org.querencia.core.profile.Summary;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.state.Folding;
import org.querencia.runtime.state.SearchRow;

/// What search shows of the people a micro-batch touched: those who left more than an anonymous
/// trace, by name and identifiers.
///
/// Written anew only for people whose identifiers or names changed, which is few events.
final class Listing {

    /// What is searched of one person, in characters.
    private static final int TEXT_LENGTH_MAX = 1_000;

    private static final int NAME_LENGTH_MAX = 120;

    private final World world;
    private final StateCache cache;
    private final IdentityRules rules;
    private final Set<ProfileId> people = new LinkedHashSet<>();
    private final Set<ProfileId> gone = new HashSet<>();
    private final Map<AnchorId, Summary> summaries;

    /// @param summaries those at hand, as they are after the batch
    Listing(World world, StateCache cache, IdentityRules rules, Map<AnchorId, Summary> summaries) {
        this.world = world;
        this.cache = cache;
        this.rules = rules;
        this.summaries = new HashMap<>(summaries);
        people.addAll(world.reshaped());
        for (ProfileId left : world.left()) {
            if (anchors(left).isEmpty()) {
                gone.add(left);
            } else {
                people.add(left);
            }
        }
    }

    /// Notes whose name may have changed. A name told again with a later time, or taken back, is
    /// the same for its anchor and yet another one for a person of several.
    void note(Map<AnchorId, Summary> before, Map<AnchorId, Summary> after) {
        after.forEach((anchor, summary) -> {
            Summary former = before.getOrDefault(anchor, Summary.EMPTY);
            if (!Names.sameSaid(summary.traits(), former.traits())) {
                world.owner(anchor)
                        .filter(person ->
                                !Names.of(summary.traits()).equals(Names.of(former.traits()))
                                        || anchors(person).size() > 1)
                        .ifPresent(people::add);
            }
        });
    }

    List<SearchRow> rows() {
        Map<ProfileId, List<Node>> nodes = new HashMap<>();
        people.forEach(person -> nodes.put(person, anchors(person)));
        load(nodes.values().stream().flatMap(List::stream).map(Node::id).toList());
        List<SearchRow> rows = new ArrayList<>();
        for (ProfileId person : people) {
            row(person, nodes.getOrDefault(person, List.of()))
                    .ifPresentOrElse(rows::add, () -> unlist(person));
        }
        return rows;
    }

    /// Who was parted from all that named them, and may be listed by it still. Somebody new never
    /// was.
    private void unlist(ProfileId person) {
        if (!world.isNew(new AnchorId(person.value()))) {
            gone.add(person);
        }
    }

    /// People merged away, and those of whom nothing is left to show; known after [#rows].
    List<ProfileId> unlisted() {
        return List.copyOf(gone);
    }

    private Optional<SearchRow> row(ProfileId person, List<Node> nodes) {
        Traits traits =
                Summary.merged(
                                nodes.stream()
                                        .map(node ->
                                                summaries.getOrDefault(node.id(), Summary.EMPTY))
                                        .toList())
                        .traits();
        String name = Names.of(traits);
        List<Node> strong =
                nodes.stream()
                        .filter(node -> !rules.weak(node.identifier().type()))
                        .sorted(strongestFirst())
                        .toList();
        if (name.isEmpty() && strong.isEmpty()) {
            return Optional.empty();
        }
        String shown = Names.shown(traits, strong.stream().map(Node::identifier).toList());
        String text =
                Stream.concat(
                                Stream.of(name),
                                strong.stream().map(node -> node.identifier().value()))
                        .collect(Collectors.joining(" "));
        Node first = nodes.stream().min(Comparator.comparing(Node::first)).orElseThrow();
        return Optional.of(
                new SearchRow(
                        person,
                        cut(shown, NAME_LENGTH_MAX),
                        cut(Folding.of(text), TEXT_LENGTH_MAX),
                        first.first()));
    }

    /// As on the person's page, so that both call somebody without a name the same.
    private Comparator<Node> strongestFirst() {
        return Comparator.<Node>comparingInt(
                        node -> rules.type(node.identifier().type()).priority())
                .thenComparing(Node::first)
                .thenComparing(Node::id);
    }

    private List<Node> anchors(ProfileId person) {
        List<Node> nodes = new ArrayList<>();
        Optional<Component> component = world.component(new AnchorId(person.value()));
        component.ifPresent(whole ->
                whole.nodes().values().stream()
                        .filter(node -> node.profile().equals(person))
                        .forEach(nodes::add));
        return nodes;
    }

    private void load(List<AnchorId> anchors) {
        Set<AnchorId> missing =
                anchors.stream()
                        .filter(anchor -> !summaries.containsKey(anchor) && !world.isNew(anchor))
                        .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            summaries.putAll(cache.summaries(missing));
        }
    }

    private static String cut(String text, int lengthMax) {
        return text.length() <= lengthMax ? text : text.substring(0, lengthMax);
    }
}
