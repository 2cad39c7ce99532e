package org.querencia.core.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Event;

/// Rules made ready to be answered with every event and at every instant, without reading a
/// history: what must be kept of events ([Need], shared among rules), how an event adds to it, and
/// the rules as parts that look at it.
///
/// Immutable; safe from any thread.
public final class RuleSet {

    private final Setting setting;
    private final List<Rule> rules;
    private final Readying readying;
    private final Touched touched;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Need.Placed> needs = new LinkedHashMap<>();
    private final Map<String, List<Kind>> byName = new HashMap<>();
    private final Map<Event.Type, List<Kind>> byType = new HashMap<>();

    /// A need with all that is worked out once.
    private record Kind(String key, Need need, Optional<Part> filter) {}

    private RuleSet(List<Rule> rules, Setting setting) {
        this.setting = setting;
        this.rules = List.copyOf(rules);
        this.readying = new Readying(setting, needs);
        this.rules.forEach(rule -> parts.add(readying.part(rule)));
        this.touched = new Touched(this.rules);
        needs.forEach((key, placed) -> route(key, placed.need()));
    }

    public static RuleSet of(List<Rule> rules, Setting setting) {
        return new RuleSet(rules, setting);
    }

    /// What must be kept for these rules, by key.
    public Map<String, Need> needs() {
        Map<String, Need> all = new LinkedHashMap<>();
        needs.forEach((key, placed) -> all.put(key, placed.need()));
        return all;
    }

    int needsCount() {
        return needs.size();
    }

    /// What was kept of an anchor's events, and of one more.
    public Gathered plus(Gathered gathered, Event event) {
        return plus(gathered, List.of(event));
    }

    /// Equal to adding them one by one, and cheaper.
    public Gathered plus(Gathered gathered, List<Event> events) {
        Map<String, Kept> all = new HashMap<>();
        for (Event event : events) {
            if (event.counts()) {
                add(gathered, all, event);
            }
        }
        return all.isEmpty() ? gathered : gathered.with(all);
    }

    /// The rules, by their place, whose answer an event can change by what it says of its own
    /// person; time aside. (What it says of a company changes answers for its other people, too.)
    public BitSet touchedBy(Event event) {
        return touched.by(event);
    }

    /// The rules whose answer a trait set by hand can change.
    public BitSet touchedByTrait(String name) {
        return touched.byTrait(name);
    }

    /// The rules whose answer an order of theirs can change, whoever tells of it.
    public BitSet touchedByOrders() {
        return (BitSet) touched.byOrders().clone();
    }

    /// The rules whose answer the traits of their company can change, whoever tells of them.
    public BitSet touchedByAccount() {
        return (BitSet) touched.byAccount().clone();
    }

    public int size() {
        return rules.size();
    }

    /// A look at a person, to answer these rules.
    ///
    /// @param at the present; no event of the person is later
    public Look look(Person person, Instant at) {
        return new Look(this, person, at, Occurrence.NONE);
    }

    Setting setting() {
        return setting;
    }

    Rule rule(int index) {
        return rules.get(index);
    }

    Part part(int index) {
        return parts.get(index);
    }

    /// A part of one of the rules.
    Part ready(Rule part) {
        return readying.part(part);
    }

    private void add(Gathered before, Map<String, Kept> all, Event event) {
        for (Kind kind : byName.getOrDefault(Touched.key(event), List.of())) {
            add(before, all, event, kind);
        }
        for (Kind kind : byType.getOrDefault(event.type(), List.of())) {
            add(before, all, event, kind);
        }
    }

    private void add(Gathered before, Map<String, Kept> all, Event event, Kind kind) {
        if (kind.filter.isPresent() && !passes(kind.filter.get(), event)) {
            return;
        }
        kind.need
                .of(event, setting.days())
                .ifPresent(kept ->
                        all.merge(
                                kind.key,
                                before.get(kind.key, kind.need.none()).merge(kept),
                                (now, _) -> now.merge(kept)));
    }

    private boolean passes(Part filter, Event event) {
        return Answer.holds(
                filter.answer(
                        new Look(this, Person.NOBODY, event.timestamp(), Occurrence.of(event))));
    }

    private void route(String key, Need need) {
        EventKind kind = need.what().kind();
        Kind ready = new Kind(key, need, need.what().filter().map(readying::part));
        if (!kind.name().isEmpty()) {
            byName.computeIfAbsent(kind.type().orElseThrow() + kind.name(), _ -> new ArrayList<>())
                    .add(ready);
            return;
        }
        for (Event.Type type : Event.Type.values()) {
            if (kind.type().isEmpty() || kind.type().get() == type) {
                byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(ready);
            }
        }
    }
}
