package org.querencia.runtime.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Touching;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Among;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Standing;
import org.querencia.runtime.warehouse.Walk;
import org.querencia.runtime.warehouse.Warehouse.Row;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.runtime.warehouse.Where;
import org.querencia.runtime.warehouse.Where.Fate;
import org.querencia.science.process.Mining;
import org.querencia.science.process.StepGraph;
import org.querencia.science.process.Trace;
import org.querencia.science.process.Trace.Step;

/// The ways people go, said as plainly as Java can.
record MemoryWays(Supplier<Snapshot> snapshots, ZoneId zone, Currency currency) implements Ways {

    @Override
    public StepGraph graph(Walk walk, Instant now) {
        Snapshot all = snapshots.get();
        Map<ProfileId, Long> worth = worth(all, walk.period());
        List<Trace> traces =
                ways(all, walk).entrySet().stream()
                        .map(way -> new Trace(way.getValue(), worth.getOrDefault(way.getKey(), 0L)))
                        .toList();
        return Mining.of(traces, micros(now.minus(walk.quiet())));
    }

    @Override
    public List<ProfileId> people(Walk walk, Where where, Instant now, int limit) {
        long open = micros(now.minus(walk.quiet()));
        Map<ProfileId, Long> there = new HashMap<>();
        ways(snapshots.get(), walk)
                .forEach((person, steps) ->
                        last(steps, where, open).ifPresent(at -> there.put(person, at)));
        return there.entrySet().stream()
                .sorted(
                        Map.Entry.<ProfileId, Long>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    /// When somebody was there last.
    private static Optional<Long> last(List<Step> steps, Where where, long open) {
        Optional<Long> last = Optional.empty();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean ends = i == steps.size() - 1;
            boolean there =
                    switch (where) {
                        case Where.At(String name, Fate fate) ->
                                step.name().equals(name)
                                        && switch (fate) {
                                            case DID -> true;
                                            case OPEN -> ends && step.atMicros() >= open;
                                            case LOST -> ends && step.atMicros() < open;
                                        };
                        case Where.Between(String from, String to) ->
                                i > 0
                                        && steps.get(i - 1).name().equals(from)
                                        && step.name().equals(to);
                    };
            if (there) {
                last = Optional.of(step.atMicros());
            }
        }
        return last;
    }

    @Override
    public Contacts contacts(Standing standing, Among among, Period period) {
        Map<ProfileId, String> stages = narrowed(standing, among, period);
        Map<String, Set<ProfileId>> reached = new HashMap<>();
        Counting own = new Counting();
        Counting others = new Counting();
        MemoryContents contents = new MemoryContents();
        deeds(snapshots.get(), period)
                .forEach(row -> {
                    ProfileId person = row.owner().orElseThrow().profile();
                    String stage = stages.get(person);
                    if (stage == null) {
                        return;
                    }
                    Event event = row.event().fact();
                    reached.computeIfAbsent(stage, _ -> new HashSet<>()).add(person);
                    own.add(stage, Channels.of(event), person);
                    contents.take(stage, event, person);
                    String led = MemoryTouchPaths.ledFrom(event);
                    if (!led.isEmpty()) {
                        others.add(stage, led, person);
                    }
                    if (event.type() == Event.Type.TRACK && SPOKEN.contains(event.name())) {
                        others.add(stage, event.name(), person);
                    }
                });
        Map<String, Long> sizes = new HashMap<>();
        stages.values().forEach(stage -> sizes.merge(stage, 1L, Long::sum));
        Map<String, Long> counted = new HashMap<>();
        reached.forEach((stage, people) -> counted.put(stage, (long) people.size()));
        return new Contacts(
                own.contacts(),
                others.contacts().stream().limit(Contacts.PLACES_MAX).toList(),
                contents.commonest(),
                sizes,
                counted);
    }

    private Map<ProfileId, String> narrowed(Standing standing, Among among, Period period) {
        Map<ProfileId, String> stages = new HashMap<>();
        standing.each(stages::put);
        leave(stages.keySet(), among, period, snapshots.get());
        return stages;
    }

    /// Takes out who is not looked at.
    private void leave(Set<ProfileId> people, Among among, Period period, Snapshot all) {
        among.crowd()
                .ifPresent(crowd -> {
                    Set<ProfileId> these = new HashSet<>();
                    crowd.each(these::add);
                    people.retainAll(these);
                });
        if (!among.campaign().isEmpty()) {
            people.retainAll(came(all, period, among.campaign()));
        }
        among.trait().ifPresent(trait -> people.retainAll(said(all, trait)));
    }

    @Override
    public void each(Among among, Period period, Consumer<ProfileId> told) {
        Snapshot all = snapshots.get();
        Set<ProfileId> people = new HashSet<>();
        if (among.isNarrow()) {
            all.rows().forEach(row -> row.owner().ifPresent(owner -> people.add(owner.profile())));
            among.crowd().ifPresent(crowd -> crowd.each(people::add));
        } else {
            deeds(all, period).forEach(row -> people.add(row.owner().orElseThrow().profile()));
        }
        leave(people, among, period, all);
        people.forEach(told);
    }

    /// Of whom this was said last.
    private static Set<ProfileId> said(Snapshot all, Among.Trait trait) {
        Map<ProfileId, String> last = new HashMap<>();
        all.rows().stream()
                .filter(row -> row.owner().isPresent())
                .filter(row -> row.event().fact().type() == Event.Type.IDENTIFY)
                .filter(row -> row.event().fact().marks().isEmpty())
                .sorted(
                        Comparator.<Row, Instant>comparing(row -> row.event().fact().timestamp())
                                .thenComparing(row -> row.event().position()))
                .forEach(row ->
                        row.event()
                                .fact()
                                .traits()
                                .get(trait.name())
                                .flatMap(MemoryChoices::plain)
                                .ifPresent(value ->
                                        last.put(row.owner().orElseThrow().profile(), value)));
        last.values().removeIf(value -> !value.equals(trait.value()));
        return last.keySet();
    }

    @Override
    public List<ProfileId> touched(
            Standing standing, Among among, Period period, Cell cell, int limit) {
        Set<ProfileId> touched = new HashSet<>();
        deeds(snapshots.get(), period)
                .filter(row -> Channels.of(row.event().fact()).equals(cell.channel()))
                .forEach(row -> touched.add(row.owner().orElseThrow().profile()));
        List<ProfileId> people = new ArrayList<>();
        narrowed(standing, among, period)
                .forEach((person, stands) -> {
                    if (stands.equals(cell.stage()) && touched.contains(person) == cell.did()) {
                        people.add(person);
                    }
                });
        return people.stream()
                .sorted(Comparator.comparing(ProfileId::toString))
                .limit(limit)
                .toList();
    }

    private static final class Counting {
        private final Map<List<String>, Long> events = new HashMap<>();
        private final Map<List<String>, Set<ProfileId>> people = new HashMap<>();

        void add(String stage, String place, ProfileId person) {
            List<String> cell = List.of(stage, place);
            events.merge(cell, 1L, Long::sum);
            people.computeIfAbsent(cell, _ -> new HashSet<>()).add(person);
        }

        List<Contact> contacts() {
            return people.entrySet().stream()
                    .map(cell ->
                            new Contact(
                                    cell.getKey().getFirst(),
                                    cell.getKey().getLast(),
                                    cell.getValue().size(),
                                    events.getOrDefault(cell.getKey(), 0L)))
                    .sorted(
                            Comparator.comparingLong((Contact contact) -> -contact.people())
                                    .thenComparing(Contact::stage)
                                    .thenComparing(Contact::place))
                    .toList();
        }
    }

    private Map<ProfileId, List<Step>> ways(Snapshot all, Walk walk) {
        Set<ProfileId> among = new HashSet<>();
        each(walk.among(), walk.period(), among::add);
        List<Row> rows =
                deeds(all, walk.period())
                        .filter(row ->
                                walk.channel().isEmpty()
                                        || Channels.of(row.event().fact()).equals(walk.channel()))
                        .filter(row -> among.contains(row.owner().orElseThrow().profile()))
                        .sorted(
                                Comparator.<Row, Instant>comparing(
                                                row -> row.event().fact().timestamp())
                                        .thenComparing(row -> row.event().position()))
                        .toList();
        Set<String> common = common(rows, walk);
        Map<ProfileId, List<Step>> ways = new TreeMap<>(Comparator.comparing(ProfileId::toString));
        for (Row row : rows) {
            String step = step(row.event().fact(), walk);
            if (common.contains(step)) {
                ways.computeIfAbsent(row.owner().orElseThrow().profile(), _ -> new ArrayList<>())
                        .add(new Step(step, micros(row.event().fact().timestamp())));
            }
        }
        ways.replaceAll((_, steps) -> cut(steps, walk));
        ways.values().removeIf(List::isEmpty);
        return ways;
    }

    private static Set<String> common(List<Row> rows, Walk walk) {
        Map<String, Long> times = new HashMap<>();
        rows.forEach(row -> times.merge(step(row.event().fact(), walk), 1L, Long::sum));
        Set<String> common = new HashSet<>(List.of(walk.start(), walk.end()));
        times.entrySet().stream()
                .sorted(
                        Comparator.comparingLong((Map.Entry<String, Long> one) -> -one.getValue())
                                .thenComparing(Map.Entry::getKey))
                .limit(walk.steps())
                .forEach(one -> common.add(one.getKey()));
        return common;
    }

    private static List<Step> cut(List<Step> steps, Walk walk) {
        List<String> names = steps.stream().map(Step::name).toList();
        int first = walk.start().isEmpty() ? 0 : names.indexOf(walk.start());
        if (first < 0) {
            return List.of();
        }
        int last =
                walk.end().isEmpty() ? -1 : names.subList(first, names.size()).indexOf(walk.end());
        return steps.subList(first, last < 0 ? steps.size() : first + last + 1);
    }

    private static String step(Event event, Walk walk) {
        return switch (event.type()) {
            case PAGE -> "page:" + (walk.pagesByName() ? event.name() : "*");
            case SCREEN -> "screen:" + (walk.pagesByName() ? event.name() : "*");
            case TRACK, IDENTIFY, GROUP, ALIAS -> event.name();
        };
    }

    private Set<ProfileId> came(Snapshot all, Period period, String campaign) {
        Set<ProfileId> came = new HashSet<>();
        deeds(all, period)
                .filter(row ->
                        row.event()
                                .fact()
                                .context()
                                .fields("campaign")
                                .text("name")
                                .filter(campaign::equals)
                                .isPresent())
                .forEach(row -> came.add(row.owner().orElseThrow().profile()));
        return came;
    }

    private Stream<Row> deeds(Snapshot all, Period period) {
        return all.rows().stream()
                .filter(row -> row.owner().isPresent())
                .filter(row -> Touching.isTouch(row.event().fact()))
                .filter(row -> within(period, row.event().fact().timestamp()));
    }

    @Override
    public List<Elsewhere> elsewhere(Period period) {
        return MemoryRates.elsewhere(snapshots.get(), currency, at -> within(period, at));
    }

    /// What each person's orders of the period came to.
    private Map<ProfileId, Long> worth(Snapshot all, Period period) {
        Map<ProfileId, Long> worth = new HashMap<>();
        Rates rates = MemoryRates.of(all.rows(), currency);
        all.orders()
                .forEach(owned -> {
                    Receipt order = owned.order().receipt(currency);
                    OptionalLong total = rates.own(order.total(), order.at());
                    if (order.counts()
                            && owned.profile().isPresent()
                            && total.isPresent()
                            && within(period, order.at())) {
                        worth.merge(owned.profile().get(), total.getAsLong(), Long::sum);
                    }
                });
        return worth;
    }

    private boolean within(Period period, Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return period.from().map(from -> !day.isBefore(from)).orElse(true)
                && period.to().map(to -> !day.isAfter(to)).orElse(true);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
