package org.querencia.runtime.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures.Cohort;
import org.querencia.runtime.stage.StageFigures.Entries;
import org.querencia.runtime.stage.StageFigures.Period;
import org.querencia.runtime.stage.StageFigures.Rate;
import org.querencia.runtime.stage.StageFigures.Stay;
import org.querencia.runtime.state.Passages;

/// A model at a glance: of each stage how many stand in it, how many came, how long people stay,
/// and which share goes on. Safe from any thread.
public final class StageBoards {

    private final Passages passages;
    private final StageFigures figures;
    private final InstantSource clock;

    public StageBoards(Passages passages, StageFigures figures, InstantSource clock) {
        this.passages = passages;
        this.figures = figures;
        this.clock = clock;
    }

    /// @param columns in the order of the stages
    /// @param outside how many were in a stage and are in none
    public record Board(List<Column> columns, long outside) {
        public Board {
            columns = List.copyOf(columns);
        }
    }

    /// @param size how many stand in it now
    /// @param entered how many people came in the period
    /// @param enteredBefore the same in the period before
    /// @param stay of those who left it in the period; empty where nobody did
    /// @param rate to any later stage; empty for the last
    public record Column(
            Stage stage,
            long size,
            long entered,
            long enteredBefore,
            Optional<Stay> stay,
            Optional<Rate> rate) {}

    /// @param within how long after they came people may go on
    public Board of(StageModel model, Period period, Duration within) {
        Map<String, Long> sizes = passages.sizes(model.key());
        Map<String, Long> entered = entered(model, period);
        Map<String, Long> before = entered(model, period.before());
        Map<String, Stay> stays = new HashMap<>();
        figures.stays(model.key(), period).forEach(stay -> stays.put(stay.stage(), stay));
        List<Column> columns = new ArrayList<>();
        for (Stage stage : model.stages()) {
            String key = stage.key();
            columns.add(
                    new Column(
                            stage,
                            sizes.getOrDefault(key, 0L),
                            entered.getOrDefault(key, 0L),
                            before.getOrDefault(key, 0L),
                            Optional.ofNullable(stays.get(key)),
                            onward(model, key, period, within).map(figures::rate)));
        }
        return new Board(columns, sizes.getOrDefault("", 0L));
    }

    /// Those who entered a stage, to go on to any later one; empty for the last.
    public Optional<Cohort> onward(StageModel model, String stage, Period period, Duration within) {
        Set<String> later = later(model, stage);
        return later.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cohort(model.key(), stage, later, period, within, clock.instant()));
    }

    /// Those who entered a stage, to go on to another or beyond it.
    public Cohort to(StageModel model, String from, String to, Period period, Duration within) {
        Set<String> reached = later(model, to);
        reached.add(to);
        reached.remove(from);
        return new Cohort(model.key(), from, reached, period, within, clock.instant());
    }

    /// How far people came.
    ///
    /// @param reached of those who came to the first stage in the period, who came to this one or
    ///   beyond it in time
    /// @param open of those who came no further, who may yet
    /// @param lost of those who came no further, whose time is over
    public record Reach(Stage stage, long reached, long open, long lost) {}

    /// A model as a funnel, in the order of its stages.
    ///
    /// @param within how long after they came to the first stage
    public List<Reach> funnel(StageModel model, Period period, Duration within) {
        String first = model.stages().getFirst().key();
        List<Rate> rates = new ArrayList<>();
        for (Stage stage : model.stages().subList(1, model.stages().size())) {
            rates.add(figures.rate(to(model, first, stage.key(), period, within)));
        }
        Rate before = entered(model, first, period, within);
        List<Reach> reaches = new ArrayList<>();
        for (int i = 0; i < model.stages().size(); i++) {
            Rate next = i < rates.size() ? rates.get(i) : Rate.NONE;
            boolean last = i == rates.size();
            reaches.add(
                    new Reach(
                            model.stages().get(i),
                            before.passed(),
                            last ? 0 : next.open() - before.open(),
                            last ? 0 : next.lost() - before.lost()));
            before = next;
        }
        return reaches;
    }

    /// All who entered a stage, as having come to it.
    private Rate entered(StageModel model, String stage, Period period, Duration within) {
        long entered =
                figures.rate(
                                new Cohort(
                                        model.key(),
                                        stage,
                                        Set.of(),
                                        period,
                                        within,
                                        clock.instant()))
                        .entered();
        return new Rate(entered, entered, 0);
    }

    /// The days until now.
    public Period last(Duration length) {
        Instant now = clock.instant();
        return new Period(now.minus(length), now);
    }

    private Map<String, Long> entered(StageModel model, Period period) {
        Map<String, Long> entered = new HashMap<>();
        for (Entries entries : figures.entries(model.key(), period)) {
            entered.put(entries.stage(), entries.people());
        }
        return entered;
    }

    private static Set<String> later(StageModel model, String stage) {
        Set<String> later = new HashSet<>();
        for (int i = model.index(stage) + 1; i < model.stages().size(); i++) {
            later.add(model.stages().get(i).key());
        }
        return later;
    }
}
