package org.querencia.science.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.science.process.StepGraph.Arc;
import org.querencia.science.process.StepGraph.Node;
import org.querencia.science.process.StepGraph.Way;
import org.querencia.science.process.StepGraph.Whole;
import org.querencia.science.process.Trace.Step;

/// Finds the directly-follows graph of traces (van der Aalst 2016, chapter 6). Deterministic: the
/// order in which traces are given says nothing.
public final class Mining {

    /// So many steps of a whole way are told.
    public static final int WAY_STEPS_MAX = 12;

    /// So many whole ways are told apart.
    public static final int WAYS_MAX = 50;

    private static final Comparator<Way> COMMONEST =
            Comparator.comparingLong((Way way) -> -way.people())
                    .thenComparing(way -> String.join("\n", way.steps()))
                    .thenComparing(Way::goesOn);

    private final long openSinceMicros;
    private final Map<String, Tally> nodes = new HashMap<>();
    private final Map<List<String>, Passing> arcs = new HashMap<>();
    private final Map<Way, Long> ways = new HashMap<>();
    private long people;

    private Mining(long openSinceMicros) {
        this.openSinceMicros = openSinceMicros;
    }

    /// @param openSinceMicros who did their last step at or after it may go on
    public static StepGraph of(Iterable<Trace> traces, long openSinceMicros) {
        Mining mining = new Mining(openSinceMicros);
        traces.forEach(mining::add);
        return mining.graph();
    }

    private static final class Tally {
        private long people;
        private long times;
        private long starts;
        private long ends;
        private long open;
        private long onwardValue;
    }

    private static final class Passing {
        private long people;
        private final List<Long> waits = new ArrayList<>();
    }

    private void add(Trace trace) {
        List<Step> steps = trace.steps();
        if (steps.isEmpty()) {
            return;
        }
        people++;
        Set<String> done = new HashSet<>();
        Set<List<String>> gone = new LinkedHashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            String name = steps.get(i).name();
            done.add(name);
            tally(name).times++;
            if (i > 0) {
                List<String> arc = List.of(steps.get(i - 1).name(), name);
                gone.add(arc);
                passing(arc).waits.add(steps.get(i).atMicros() - steps.get(i - 1).atMicros());
            }
        }
        gone.forEach(arc -> passing(arc).people++);
        tally(steps.getFirst().name()).starts++;
        Step last = steps.getLast();
        tally(last.name()).ends++;
        if (last.atMicros() >= openSinceMicros) {
            tally(last.name()).open++;
        }
        for (String name : done) {
            tally(name).people++;
            if (!name.equals(last.name())) {
                tally(name).onwardValue += trace.value();
            }
        }
        ways.merge(way(steps), 1L, Long::sum);
    }

    private Tally tally(String step) {
        return nodes.computeIfAbsent(step, _ -> new Tally());
    }

    private Passing passing(List<String> arc) {
        return arcs.computeIfAbsent(arc, _ -> new Passing());
    }

    private static Way way(List<Step> steps) {
        List<String> runs = new ArrayList<>();
        for (Step step : steps) {
            if (runs.isEmpty() || !runs.getLast().equals(step.name())) {
                runs.add(step.name());
            }
        }
        boolean goesOn = runs.size() > WAY_STEPS_MAX;
        return new Way(goesOn ? runs.subList(0, WAY_STEPS_MAX) : runs, goesOn, 0);
    }

    private StepGraph graph() {
        List<Node> found = new ArrayList<>();
        nodes.forEach((step, tally) ->
                found.add(
                        new Node(
                                step,
                                tally.people,
                                tally.times,
                                tally.starts,
                                tally.ends,
                                tally.open,
                                tally.onwardValue)));
        found.sort(
                Comparator.comparingLong((Node node) -> -node.times()).thenComparing(Node::step));
        List<Arc> between = new ArrayList<>();
        arcs.forEach((arc, passing) ->
                between.add(
                        new Arc(
                                arc.getFirst(),
                                arc.getLast(),
                                passing.people,
                                passing.waits.size(),
                                tenths(passing.waits, 5),
                                tenths(passing.waits, 9))));
        between.sort(
                Comparator.comparingLong((Arc arc) -> -arc.times())
                        .thenComparing(Arc::from)
                        .thenComparing(Arc::to));
        List<Way> whole =
                ways.entrySet().stream()
                        .map(way ->
                                new Way(
                                        way.getKey().steps(),
                                        way.getKey().goesOn(),
                                        way.getValue()))
                        .sorted(COMMONEST)
                        .limit(WAYS_MAX)
                        .toList();
        return new StepGraph(people, found, between, new Whole(whole, ways.size(), people));
    }

    /// The smallest of the values that so many tenths of them do not exceed.
    private static long tenths(List<Long> values, int tenths) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() * tenths + 9) / 10 - 1);
    }
}
