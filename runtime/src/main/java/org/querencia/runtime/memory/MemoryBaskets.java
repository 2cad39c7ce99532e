package org.querencia.runtime.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Baskets;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.basket.Pair;
import org.querencia.science.basket.Proportion;
import org.querencia.science.basket.Risk;

/// What orders hold, said as plainly as Java can.
record MemoryBaskets(Supplier<Snapshot> snapshots, ZoneId zone, Currency currency)
        implements Baskets {

    private record Basket(Optional<ProfileId> person, Receipt order, Set<String> things) {}

    /// Somebody's first order, or all of theirs in a period, and what became of them.
    ///
    /// @param hit whether they came back, or left
    private record Case(
            ProfileId person, Set<String> things, boolean hit, Duration gap, Instant last) {}

    @Override
    public Together pairs(Asked asked) {
        List<Basket> baskets = within(asked);
        Map<String, Long> single = new TreeMap<>();
        baskets.forEach(
                basket -> basket.things().forEach(thing -> single.merge(thing, 1L, Long::sum)));
        Set<String> common =
                single.entrySet().stream()
                        .filter(one -> one.getValue() >= asked.least())
                        .sorted(
                                Comparator.comparingLong(
                                                (Map.Entry<String, Long> one) -> -one.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .limit(THINGS_MAX)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        Map<List<String>, Long> both = new HashMap<>();
        for (Basket basket : baskets) {
            for (String one : basket.things()) {
                for (String other : basket.things()) {
                    if (common.contains(one)
                            && common.contains(other)
                            && isFirst(one, other, single)) {
                        both.merge(List.of(one, other), 1L, Long::sum);
                    }
                }
            }
        }
        Map<String, String> names = names(asked.of());
        List<Found> found = new ArrayList<>();
        both.forEach((pair, times) -> {
            if (times >= asked.least()) {
                found.add(
                        new Found(
                                thing(pair.getFirst(), names),
                                thing(pair.getLast(), names),
                                new Pair(
                                        baskets.size(),
                                        single.getOrDefault(pair.getFirst(), 0L),
                                        single.getOrDefault(pair.getLast(), 0L),
                                        times)));
            }
        });
        found.sort(
                Comparator.comparingLong((Found one) -> -one.pair().both())
                        .thenComparing(one -> one.first().key())
                        .thenComparing(one -> one.second().key()));
        return new Together(baskets.size(), found.stream().limit(PAIRS_MAX).toList());
    }

    private static boolean isFirst(String one, String other, Map<String, Long> single) {
        int less = Long.compare(single.getOrDefault(one, 0L), single.getOrDefault(other, 0L));
        return less < 0 || (less == 0 && one.compareTo(other) < 0);
    }

    @Override
    public Firsts firsts(Asked asked, Duration within, Instant now) {
        List<Case> cases = firstCases(asked, within, now);
        Map<String, String> names = names(asked.of());
        List<First> firsts = new ArrayList<>();
        byThing(cases, asked.least())
                .forEach((thing, some) ->
                        firsts.add(
                                new First(
                                        thing(thing, names),
                                        Proportion.of(hits(some), some.size()),
                                        median(some))));
        firsts.sort(
                Comparator.comparingLong((First first) -> -first.back().cases())
                        .thenComparing(first -> first.thing().key()));
        return new Firsts(
                Proportion.of(hits(cases), cases.size()),
                firsts.stream().limit(THINGS_MAX).toList());
    }

    private List<Case> firstCases(Asked asked, Duration within, Instant now) {
        List<Case> cases = new ArrayList<>();
        people(asked.of())
                .forEach((person, orders) -> {
                    Basket first = orders.getFirst();
                    if (!isWithin(asked.period(), first.order().at())
                            || first.order().at().isAfter(now.minus(within))) {
                        return;
                    }
                    Optional<Duration> gap =
                            orders.stream()
                                    .map(order -> order.order().at())
                                    .filter(first.order().at()::isBefore)
                                    .findFirst()
                                    .map(again -> Duration.between(first.order().at(), again));
                    boolean back = gap.filter(time -> time.compareTo(within) <= 0).isPresent();
                    cases.add(
                            new Case(
                                    person,
                                    first.things(),
                                    back,
                                    gap.orElse(Duration.ZERO),
                                    first.order().at()));
                });
        return cases;
    }

    @Override
    public Leaving leaving(Asked asked, Duration silence, Instant now) {
        List<Case> cases = goneCases(asked, silence, now);
        Map<String, String> names = names(asked.of());
        List<Left> left = new ArrayList<>();
        byThing(cases, asked.least())
                .forEach((thing, some) ->
                        left.add(
                                new Left(
                                        thing(thing, names),
                                        Risk.of(
                                                hits(some),
                                                some.size(),
                                                hits(cases) - hits(some),
                                                cases.size() - some.size()))));
        left.sort(
                Comparator.comparingLong((Left one) -> -one.risk().with().cases())
                        .thenComparing(one -> one.thing().key()));
        return new Leaving(
                Proportion.of(hits(cases), cases.size()), left.stream().limit(THINGS_MAX).toList());
    }

    private List<Case> goneCases(Asked asked, Duration silence, Instant now) {
        Instant end =
                asked.period()
                        .to()
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .filter(now::isAfter)
                        .orElse(now);
        Instant cut = end.minus(silence);
        List<Case> cases = new ArrayList<>();
        people(asked.of())
                .forEach((person, orders) -> {
                    List<Basket> before =
                            orders.stream()
                                    .filter(order ->
                                            isWithin(asked.period(), order.order().at())
                                                    && order.order().at().isBefore(cut))
                                    .toList();
                    if (before.isEmpty()) {
                        return;
                    }
                    boolean left =
                            orders.stream()
                                    .map(order -> order.order().at())
                                    .noneMatch(at -> !at.isBefore(cut) && at.isBefore(end));
                    cases.add(
                            new Case(
                                    person,
                                    before.stream()
                                            .flatMap(order -> order.things().stream())
                                            .collect(Collectors.toSet()),
                                    left,
                                    Duration.ZERO,
                                    before.getLast().order().at()));
                });
        return cases;
    }

    @Override
    public List<ProfileId> people(Asked asked, Behind behind, Instant now, int limit) {
        List<Case> cases =
                switch (behind) {
                    case Behind.Both(String first, String second) ->
                            within(asked).stream()
                                    .filter(basket ->
                                            basket.person().isPresent()
                                                    && basket.things()
                                                            .containsAll(Set.of(first, second)))
                                    .map(basket ->
                                            new Case(
                                                    basket.person().orElseThrow(),
                                                    basket.things(),
                                                    true,
                                                    Duration.ZERO,
                                                    basket.order().at()))
                                    .toList();
                    case Behind.First(String thing, boolean back, Duration within) ->
                            firstCases(asked, within, now).stream()
                                    .filter(one ->
                                            one.hit() == back && one.things().contains(thing))
                                    .toList();
                    case Behind.Gone(String thing, boolean left, Duration silence) ->
                            goneCases(asked, silence, now).stream()
                                    .filter(one ->
                                            one.hit() == left && one.things().contains(thing))
                                    .toList();
                };
        return cases.stream()
                .sorted(
                        Comparator.comparing(Case::last)
                                .reversed()
                                .thenComparing(one -> one.person().toString()))
                .map(Case::person)
                .distinct()
                .limit(limit)
                .toList();
    }

    private static Map<String, List<Case>> byThing(List<Case> cases, int least) {
        Map<String, List<Case>> things = new TreeMap<>();
        cases.forEach(one ->
                one.things()
                        .forEach(thing ->
                                things.computeIfAbsent(thing, _ -> new ArrayList<>()).add(one)));
        things.values().removeIf(some -> some.size() < least);
        return things;
    }

    private static long hits(List<Case> cases) {
        return cases.stream().filter(Case::hit).count();
    }

    private static Optional<Duration> median(List<Case> cases) {
        List<Duration> gaps = cases.stream().filter(Case::hit).map(Case::gap).sorted().toList();
        return gaps.isEmpty() ? Optional.empty() : Optional.of(gaps.get((gaps.size() - 1) / 2));
    }

    /// Orders of each person, the first first.
    private Map<ProfileId, List<Basket>> people(Of of) {
        Map<ProfileId, List<Basket>> people = new HashMap<>();
        for (Basket basket : all(of)) {
            basket.person()
                    .ifPresent(person ->
                            people.computeIfAbsent(person, _ -> new ArrayList<>()).add(basket));
        }
        return people;
    }

    private List<Basket> within(Asked asked) {
        return all(asked.of()).stream()
                .filter(basket ->
                        isWithin(asked.period(), basket.order().at()) && !basket.things().isEmpty())
                .toList();
    }

    /// The first first.
    private List<Basket> all(Of of) {
        return snapshots.get().orders().stream()
                .map(owned -> {
                    Receipt order = owned.order().receipt(currency);
                    Set<String> things = new HashSet<>();
                    order.lines().forEach(line -> things.add(key(line, of)));
                    things.remove("");
                    return new Basket(owned.profile(), order, things);
                })
                .filter(basket -> basket.order().counts())
                .sorted(
                        Comparator.<Basket, Instant>comparing(basket -> basket.order().at())
                                .thenComparing(basket -> basket.order().key().namespace())
                                .thenComparing(basket -> basket.order().key().id()))
                .toList();
    }

    private Map<String, String> names(Of of) {
        Map<String, String> names = new HashMap<>();
        for (Basket basket : all(of)) {
            basket.order()
                    .lines()
                    .forEach(line ->
                            names.put(
                                    key(line, of),
                                    of == Of.CATEGORY ? key(line, of) : line.product().title()));
        }
        return names;
    }

    private static String key(Receipt.Line line, Of of) {
        return switch (of) {
            case PRODUCT -> line.product().key();
            case CATEGORY -> line.product().category();
        };
    }

    private static Thing thing(String key, Map<String, String> names) {
        return new Thing(key, names.getOrDefault(key, key));
    }

    private boolean isWithin(Period period, Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return period.from().map(from -> !day.isBefore(from)).orElse(true)
                && period.to().map(to -> !day.isAfter(to)).orElse(true);
    }
}
