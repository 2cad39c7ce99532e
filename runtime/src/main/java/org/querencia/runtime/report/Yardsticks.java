package org.querencia.runtime.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.report.Target.Aim;

/// What measures are held against: the company's targets, and benchmarks of industries. Refusals
/// are [IllegalArgumentException]s that name the field. Safe from any thread.
public final class Yardsticks {

    private final Shelf<Target> targets;
    private final Shelf<Benchmark> benchmarks;
    private final MeasureDesk measures;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Yardsticks(
            Shelf<Target> targets,
            Shelf<Benchmark> benchmarks,
            MeasureDesk measures,
            InstantSource clock,
            RandomGenerator random) {
        this.targets = targets;
        this.benchmarks = benchmarks;
        this.measures = measures;
        this.clock = clock;
        this.random = random;
    }

    /// @param day of the source
    public record Read(
            String measure,
            String industry,
            BigDecimal low,
            BigDecimal high,
            String source,
            LocalDate day) {}

    /// Those in force: of each aim the last word, newest first.
    public List<Target> targets() {
        Set<Aim> seen = new HashSet<>();
        return targets.all().stream()
                .filter(target -> seen.add(target.aim()))
                .filter(target -> target.value().isPresent())
                .toList();
    }

    /// Those of a measure in force.
    public List<Target> targets(String measure) {
        return targets().stream().filter(target -> target.measure().equals(measure)).toList();
    }

    /// Every word about a measure's targets, newest first.
    public List<Target> history(String measure) {
        return targets.all().stream().filter(target -> target.measure().equals(measure)).toList();
    }

    public Optional<Target> target(String id) {
        return targets.find(id);
    }

    /// By measure the target without filters that speaks of this day: of several the one of the
    /// shortest period, since it is nearest.
    public Map<String, Target> targetsOf(LocalDate today) {
        Map<String, Target> found = new HashMap<>();
        for (Target target : targets()) {
            if (target.filters().isEmpty() && target.term().days(today).holds(today)) {
                found.merge(
                        target.measure(),
                        target,
                        (one, other) ->
                                other.term().grain().compareTo(one.term().grain()) < 0
                                        ? other
                                        : one);
            }
        }
        return found;
    }

    /// Sets a target; a former one of the same aim stays in the history.
    ///
    /// @param filters as `channel=web`
    public synchronized Target set(
            Author author, String measure, String period, List<String> filters, BigDecimal value) {
        Measure known = known(measure);
        if (!known.tells().isEmpty()) {
            throw new IllegalArgumentException(
                    "measure: '%s' tells several figures at once; a target is of one"
                            .formatted(measure));
        }
        Target target =
                target(
                        author.name(),
                        new Aim(measure, period, filters),
                        Optional.of(value),
                        clock.instant());
        for (var only : question(target).only()) {
            if (!known.knows(only.dimension())) {
                throw new IllegalArgumentException(
                        "filter: '%s' is not told by %s"
                                .formatted(only.dimension().name(), measure));
            }
        }
        return kept(target);
    }

    private static Question question(Target target) {
        return Asking.question(Optional.empty(), Optional.empty(), "", target.filters());
    }

    /// Gives a target up; that stays in the history too.
    public synchronized Target end(Author author, Target target) {
        return kept(target(author.name(), target.aim(), Optional.empty(), clock.instant()));
    }

    private Target target(String author, Aim aim, Optional<BigDecimal> value, Instant now) {
        try {
            return new Target(
                    Uuid7.at(now, random).toString(),
                    aim.measure(),
                    aim.period(),
                    aim.filters(),
                    value,
                    author,
                    now);
        } catch (UnansweredException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private Target kept(Target target) {
        if (!targets.put(target)) {
            throw new IllegalArgumentException(
                    "there are %,d words about targets; no more are kept"
                            .formatted(Shelves.TARGETS_MAX));
        }
        return target;
    }

    /// Of all measures, newest first.
    public List<Benchmark> benchmarks() {
        return benchmarks.all();
    }

    public List<Benchmark> benchmarks(String measure) {
        return benchmarks.all().stream().filter(one -> one.measure().equals(measure)).toList();
    }

    public Optional<Benchmark> benchmark(String id) {
        return benchmarks.find(id);
    }

    public Benchmark add(Author author, Read read) {
        Instant now = clock.instant();
        return put(Uuid7.at(now, random).toString(), author, read, now);
    }

    /// Says it anew under its id.
    public Benchmark change(Author author, Benchmark former, Read read) {
        return put(former.id(), author, read, clock.instant());
    }

    private Benchmark put(String id, Author author, Read read, Instant now) {
        known(read.measure());
        Benchmark benchmark =
                new Benchmark(
                        id,
                        read.measure(),
                        read.industry(),
                        read.low(),
                        read.high(),
                        read.source(),
                        read.day(),
                        author.name(),
                        now);
        if (!benchmarks.put(benchmark)) {
            throw new IllegalArgumentException(
                    "there are %,d benchmarks; delete one first".formatted(Shelves.BENCHMARKS_MAX));
        }
        return benchmark;
    }

    public boolean delete(Benchmark benchmark) {
        return benchmarks.delete(benchmark.id());
    }

    private Measure known(String measure) {
        return measures.find(measure)
                .map(MeasureDesk.Known::measure)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "measure: there is no '%s'%s"
                                        .formatted(
                                                measure,
                                                measures.nearest(measure)
                                                        .map("; the nearest is '%s'"::formatted)
                                                        .orElse(""))));
    }
}
