package org.querencia.science.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.science.process.StepGraph.Arc;

/// Where people go in circles: steps repeated at once, and rounds of up to [#STEPS_MAX] different
/// steps.
public final class Loops {

    public static final int STEPS_MAX = 4;

    /// Of rounds the arcs gone most often are looked at, so that dense graphs stay quick.
    private static final int ARCS_MAX = 120;

    private final Map<String, List<Arc>> out = new HashMap<>();
    private final List<Loop> found = new ArrayList<>();

    private Loops() {}

    /// A circle.
    ///
    /// @param steps each once, from the first by name; one for a repetition
    /// @param times how often at most it can have been gone round: as often as its rarest arc
    /// @param people how many at most went round it: as many as went its rarest arc
    public record Loop(List<String> steps, long times, long people) {
        public Loop {
            steps = List.copyOf(steps);
        }
    }

    /// Those gone most often first, then by their steps.
    public static List<Loop> of(StepGraph graph, int limit) {
        Loops loops = new Loops();
        graph.arcs().stream()
                .limit(ARCS_MAX)
                .forEach(arc ->
                        loops.out.computeIfAbsent(arc.from(), _ -> new ArrayList<>()).add(arc));
        loops.out.keySet().stream()
                .sorted()
                .forEach(step ->
                        loops.walk(
                                List.of(step),
                                new Loop(List.of(), Long.MAX_VALUE, Long.MAX_VALUE)));
        return loops.found.stream()
                .sorted(
                        Comparator.comparingLong((Loop loop) -> -loop.times())
                                .thenComparing(loop -> String.join("\n", loop.steps())))
                .limit(limit)
                .toList();
    }

    /// Only steps later by name come between, so that each circle is found once.
    private void walk(List<String> gone, Loop rarest) {
        for (Arc arc : out.getOrDefault(gone.getLast(), List.of())) {
            long times = Math.min(rarest.times(), arc.times());
            long people = Math.min(rarest.people(), arc.people());
            if (arc.to().equals(gone.getFirst())) {
                found.add(new Loop(gone, times, people));
            } else if (gone.size() < STEPS_MAX
                    && arc.to().compareTo(gone.getFirst()) > 0
                    && !gone.contains(arc.to())) {
                List<String> further = new ArrayList<>(gone);
                further.add(arc.to());
                walk(further, new Loop(List.of(), times, people));
            }
        }
    }
}
