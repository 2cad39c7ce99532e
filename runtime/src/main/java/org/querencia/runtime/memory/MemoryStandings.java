package org.querencia.runtime.memory;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.querencia.core.account.AccountKey;
import org.querencia.core.alarm.Step;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Standing;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Segmented;
import org.querencia.runtime.state.Standings;

/// Where people stand, in memory: a part of [MemoryState], whose lock it uses.
final class MemoryStandings implements Standings, Memberships {

    /// As PostgreSQL sorts them.
    static final Comparator<ProfileId> BY_ID = Comparator.comparing(ProfileId::toString);

    private final Object lock;
    private final Map<AnchorId, UUID> componentOf;
    private final Map<UUID, Component> components;
    private final Map<AnchorId, Summary> summaries;
    private final Map<OrderKey, Order> orders;
    private final Map<ProfileId, Standing> standings = new HashMap<>();
    private final Map<AnchorId, Gathered> gathered = new HashMap<>();
    private final List<Moved> moved = new ArrayList<>();
    private final MemoryPassages passages;
    private long last;
    private long forgotten;

    MemoryStandings(
            Object lock,
            Map<AnchorId, UUID> componentOf,
            Map<UUID, Component> components,
            Map<AnchorId, Summary> summaries,
            Map<OrderKey, Order> orders) {
        this.lock = lock;
        this.componentOf = componentOf;
        this.components = components;
        this.summaries = summaries;
        this.orders = orders;
        this.passages = new MemoryPassages(lock, standings);
    }

    Passages passages() {
        return passages;
    }

    void apply(Segmented change) {
        gathered.putAll(change.gathered());
        change.standings()
                .forEach((person, move) -> {
                    if (move.after().isNothing()) {
                        standings.remove(person);
                    } else {
                        standings.put(person, move.after());
                    }
                });
        change.movements().forEach(movement -> moved.add(new Moved(++last, movement)));
        change.passages().forEach(passage -> passages.add(++last, passage));
        standings.replaceAll((_, standing) -> standing.without(change.dropped()));
    }

    void replace(Change.Replaced replaced) {
        Stream.concat(replaced.gone().stream(), replaced.stayed().keySet().stream())
                .forEach(gathered::remove);
        moved.removeIf(row -> tellsOf(row.movement().occasion(), replaced.erased()));
        passages.removeIf(passage -> tellsOf(passage.occasion(), replaced.erased()));
    }

    private static boolean tellsOf(Movement.Occasion occasion, Collection<AnchorId> erased) {
        return erased.contains(occasion.anchor())
                || erased.contains(new AnchorId(occasion.profile().value()));
    }

    /// Numbers go on, so that who follows the changes misses none.
    void clear() {
        standings.clear();
        gathered.clear();
        moved.clear();
        passages.clear();
    }

    @Override
    public Map<ProfileId, Standing> of(Collection<ProfileId> people) {
        synchronized (lock) {
            return MemoryState.kept(standings, people);
        }
    }

    @Override
    public Map<AnchorId, Gathered> gathered(Collection<AnchorId> anchors) {
        synchronized (lock) {
            return MemoryState.kept(gathered, anchors);
        }
    }

    @Override
    public List<Order> ordersOf(Collection<AnchorId> owners) {
        synchronized (lock) {
            return orders.values().stream()
                    .filter(order -> order.owner().filter(owners::contains).isPresent())
                    .toList();
        }
    }

    @Override
    public List<AnchorId> contacts(AccountKey key, int limit) {
        synchronized (lock) {
            return summaries.entrySet().stream()
                    .filter(entry -> entry.getValue().companies().containsKey(key))
                    .map(Map.Entry::getKey)
                    .sorted(Comparator.comparing(AnchorId::toString))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Optional<Instant> firstDue() {
        synchronized (lock) {
            return standings.values().stream()
                    .flatMap(standing -> standing.due().stream())
                    .min(Comparator.naturalOrder());
        }
    }

    @Override
    public List<ProfileId> due(Instant until, int limit) {
        synchronized (lock) {
            return standings.entrySet().stream()
                    .filter(entry ->
                            entry.getValue().due().filter(due -> !due.isAfter(until)).isPresent())
                    .sorted(
                            Comparator.<Map.Entry<ProfileId, Standing>, Instant>comparing(
                                            entry -> entry.getValue().due().orElseThrow())
                                    .thenComparing(Map.Entry::getKey, BY_ID))
                    .map(Map.Entry::getKey)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<ProfileId> people(Optional<ProfileId> after, int limit) {
        synchronized (lock) {
            return componentOf.entrySet().stream()
                    .flatMap(entry ->
                            Stream.ofNullable(components.get(entry.getValue()))
                                    .flatMap(component ->
                                            Stream.ofNullable(
                                                    component.nodes().get(entry.getKey()))))
                    .filter(node -> node.profile().equals(ProfileId.of(node.id())))
                    .map(Node::profile)
                    .filter(person -> isAfter(person, after))
                    .sorted(BY_ID)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long size(String segment) {
        synchronized (lock) {
            return standings.values().stream()
                    .filter(standing -> standing.memberships().containsKey(segment))
                    .count();
        }
    }

    @Override
    public List<Member> members(String segment, Optional<ProfileId> after, int limit) {
        synchronized (lock) {
            return standings.entrySet().stream()
                    .filter(entry -> entry.getValue().memberships().containsKey(segment))
                    .filter(entry -> isAfter(entry.getKey(), after))
                    .sorted(Map.Entry.comparingByKey(BY_ID))
                    .map(entry ->
                            new Member(
                                    entry.getKey(),
                                    Optional.ofNullable(entry.getValue().memberships().get(segment))
                                            .orElseThrow()))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public void each(String segment, Consumer<ProfileId> told) {
        members(segment, Optional.empty(), Integer.MAX_VALUE)
                .forEach(member -> told.accept(member.person()));
    }

    @Override
    public SortedMap<String, Membership> of(ProfileId person) {
        synchronized (lock) {
            return standings.getOrDefault(person, Standing.NONE).memberships();
        }
    }

    @Override
    public Map<String, Long> among(Collection<ProfileId> people) {
        synchronized (lock) {
            Map<String, Long> counted = new HashMap<>();
            for (ProfileId person : people) {
                standings
                        .getOrDefault(person, Standing.NONE)
                        .memberships()
                        .keySet()
                        .forEach(key -> counted.merge(key, 1L, Long::sum));
            }
            return counted;
        }
    }

    @Override
    public List<Moved> changes(long after, int limit) {
        synchronized (lock) {
            return moved.stream().filter(row -> row.number() > after).limit(limit).toList();
        }
    }

    @Override
    public SortedMap<LocalDateTime, Long> balances(
            String segment, Step step, LocalDateTime from, ZoneId zone) {
        synchronized (lock) {
            TreeMap<LocalDateTime, Long> balances = new TreeMap<>();
            for (Moved one : moved) {
                Movement movement = one.movement();
                LocalDateTime period = step.start(LocalDateTime.ofInstant(movement.at(), zone));
                if (movement.segment().equals(segment) && !period.isBefore(from)) {
                    balances.merge(period, movement.entered() ? 1L : -1L, Long::sum);
                }
            }
            return balances;
        }
    }

    @Override
    public long lastChange() {
        synchronized (lock) {
            return last;
        }
    }

    /// The number of something else that is told in one order with movements.
    long nextChange() {
        synchronized (lock) {
            return ++last;
        }
    }

    @Override
    public long forgotten() {
        synchronized (lock) {
            return forgotten;
        }
    }

    @Override
    public void forget(Instant before) {
        synchronized (lock) {
            long until =
                    moved.stream()
                            .filter(row -> !row.movement().at().isBefore(before))
                            .findFirst()
                            .map(row -> row.number() - 1)
                            .orElse(last);
            moved.removeIf(row -> row.number() <= until);
            forgotten = Math.max(forgotten, until);
        }
    }

    static boolean isAfter(ProfileId person, Optional<ProfileId> after) {
        return after.isEmpty() || BY_ID.compare(person, after.get()) > 0;
    }
}
