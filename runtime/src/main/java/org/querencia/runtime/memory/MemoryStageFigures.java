package org.querencia.runtime.memory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Summary;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Passage;
import org.querencia.runtime.stage.Splitting;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.state.Passages.Passed;
import org.querencia.runtime.warehouse.Crowd;

/// Counts how people passed, plainly: the oracle of the one on PostgreSQL.
public final class MemoryStageFigures implements StageFigures {

    private static final Comparator<Passed> BY_TIME =
            Comparator.comparing((Passed row) -> row.passage().at())
                    .thenComparingLong(Passed::number);

    private final MemoryState state;
    private final Optional<Set<ProfileId>> looked;

    public MemoryStageFigures(MemoryState state) {
        this(state, Optional.empty());
    }

    /// @param looked who is looked at; empty for all
    private MemoryStageFigures(MemoryState state, Optional<Set<ProfileId>> looked) {
        this.state = state;
        this.looked = looked;
    }

    @Override
    public <T> T among(Crowd crowd, Function<StageFigures, T> asking) {
        if (looked.isPresent()) {
            throw new IllegalStateException("these figures are of some people already");
        }
        Set<ProfileId> these = new HashSet<>();
        crowd.each(these::add);
        return asking.apply(new MemoryStageFigures(state, Optional.of(these)));
    }

    @Override
    public Rate rate(Cohort cohort) {
        Map<Fate, Long> fates = all(cohort).stream().collect(groupingBy(Entrant::fate, counting()));
        long passed = fates.getOrDefault(Fate.PASSED, 0L);
        long open = fates.getOrDefault(Fate.OPEN, 0L);
        return new Rate(passed + open + fates.getOrDefault(Fate.LOST, 0L), passed, open);
    }

    @Override
    public List<Part> split(Cohort cohort, By by) {
        Splitting splitting = new Splitting();
        all(cohort).stream()
                .limit(SPLIT_MAX)
                .forEach(entrant ->
                        splitting.add(
                                by.of(
                                        Summary.merged(
                                                state.person(entrant.person())
                                                        .orElseThrow()
                                                        .anchors()
                                                        .values())),
                                entrant.fate()));
        return splitting.parts();
    }

    @Override
    public List<Entrant> entrants(
            Cohort cohort, Optional<Fate> fate, Optional<ProfileId> after, int limit) {
        return all(cohort).stream()
                .filter(entrant -> fate.isEmpty() || fate.get() == entrant.fate())
                .filter(entrant -> MemoryStandings.isAfter(entrant.person(), after))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Flow> flows(String model, Period period) {
        record Way(Optional<String> from, Optional<String> to) {}
        Map<Way, List<Passed>> ways =
                in(model, period)
                        .collect(
                                groupingBy(
                                        row -> new Way(row.passage().from(), row.passage().to())));
        return ways.entrySet().stream()
                .map(entry ->
                        new Flow(
                                entry.getKey().from(),
                                entry.getKey().to(),
                                entry.getValue().size(),
                                entry.getValue().stream().map(this::person).distinct().count()))
                .sorted(
                        Comparator.comparingLong(Flow::passages)
                                .reversed()
                                .thenComparing(flow -> flow.from().orElse(""))
                                .thenComparing(flow -> flow.to().orElse("")))
                .toList();
    }

    @Override
    public List<Passed> passed(Step step, Period period, long after, int limit) {
        return in(step.model(), period)
                .filter(row -> row.passage().from().equals(step.from()))
                .filter(row -> row.passage().to().equals(step.to()))
                .filter(row -> row.number() > after)
                .sorted(Comparator.comparingLong(Passed::number))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Stay> stays(String model, Period period) {
        Map<String, List<Duration>> stayed = new TreeMap<>();
        in(model, period)
                .map(Passed::passage)
                .forEach(passage ->
                        passage.from()
                                .ifPresent(from ->
                                        stayed.computeIfAbsent(from, _ -> new ArrayList<>())
                                                .add(passage.stayed())));
        return stayed.entrySet().stream()
                .map(entry ->
                        new Stay(
                                entry.getKey(),
                                entry.getValue().size(),
                                ranked(entry.getValue(), 0.5),
                                ranked(entry.getValue(), 0.9)))
                .toList();
    }

    @Override
    public List<Entries> entries(String model, Period period) {
        Map<String, List<Passed>> entered = new TreeMap<>();
        in(model, period)
                .forEach(row ->
                        row.passage()
                                .to()
                                .ifPresent(to ->
                                        entered.computeIfAbsent(to, _ -> new ArrayList<>())
                                                .add(row)));
        return entered.entrySet().stream()
                .map(entry ->
                        new Entries(
                                entry.getKey(),
                                entry.getValue().stream().map(this::person).distinct().count()))
                .toList();
    }

    private List<Entrant> all(Cohort cohort) {
        Map<ProfileId, Passed> first = new LinkedHashMap<>();
        in(cohort.model(), cohort.period())
                .filter(row -> row.passage().to().equals(Optional.of(cohort.from())))
                .sorted(BY_TIME)
                .forEach(row -> first.putIfAbsent(person(row).orElseThrow(), row));
        return first.entrySet().stream()
                .map(entry -> entrant(cohort, entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Entrant::person, MemoryStandings.BY_ID))
                .toList();
    }

    private Entrant entrant(Cohort cohort, ProfileId person, Passed entry) {
        var over = entry.passage().at().plus(cohort.within());
        Optional<Passed> passed =
                counted(cohort.model())
                        .filter(row -> person(row).equals(Optional.of(person)))
                        .filter(row -> row.passage().to().filter(cohort.to()::contains).isPresent())
                        .filter(row -> BY_TIME.compare(row, entry) > 0)
                        .filter(row -> !row.passage().at().isAfter(over))
                        .min(BY_TIME);
        Fate fate =
                passed.isPresent()
                        ? Fate.PASSED
                        : over.isAfter(cohort.now()) ? Fate.OPEN : Fate.LOST;
        return new Entrant(
                person, entry.passage().at(), passed.map(row -> row.passage().at()), fate);
    }

    private Stream<Passed> in(String model, Period period) {
        return counted(model)
                .filter(row -> !row.passage().at().isBefore(period.start()))
                .filter(row -> row.passage().at().isBefore(period.end()));
    }

    private Stream<Passed> counted(String model) {
        return state.passages().changes(0, Integer.MAX_VALUE).stream()
                .filter(row -> row.passage().model().equals(model))
                .filter(row -> counts(row.passage()))
                .filter(row -> person(row).filter(this::isLookedAt).isPresent());
    }

    private boolean isLookedAt(ProfileId person) {
        return looked.map(these -> these.contains(person)).orElse(true);
    }

    private static boolean counts(Passage passage) {
        Cause cause = passage.occasion().cause();
        return cause != Cause.MERGE && cause != Cause.CORRECTION;
    }

    private Optional<ProfileId> person(Passed row) {
        return state.owner(new AnchorId(row.passage().occasion().profile().value()));
    }

    private static Duration ranked(List<Duration> stayed, double share) {
        List<Duration> sorted = stayed.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
