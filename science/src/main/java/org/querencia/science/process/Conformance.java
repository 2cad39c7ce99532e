package org.querencia.science.process;

import java.util.ArrayList;
import java.util.List;
import org.querencia.science.process.StepGraph.Arc;

/// How well people go by a declared order of steps, passage by passage: the footprint of the graph
/// held against the one of a sequence (van der Aalst 2016, section 8.4). Passages from or to steps
/// that are not declared are beside it.
///
/// @param passages between two declared steps, or repeating one
/// @param fitting of those, how many go to the next step, or repeat one
/// @param deviations the others, most often gone first
public record Conformance(long passages, long fitting, long beside, List<Deviation> deviations) {

    public Conformance {
        deviations = List.copyOf(deviations);
    }

    public enum Kind {
        /// Forward, past steps that were declared between.
        SKIPS,
        /// To a step declared before.
        GOES_BACK
    }

    public record Deviation(Arc arc, Kind kind) {}

    /// @param declared each step once, in its order
    public static Conformance of(StepGraph graph, List<String> declared) {
        long passages = 0;
        long fitting = 0;
        long beside = 0;
        List<Deviation> deviations = new ArrayList<>();
        for (Arc arc : graph.arcs()) {
            int from = declared.indexOf(arc.from());
            int to = declared.indexOf(arc.to());
            if (from < 0 || to < 0) {
                beside += arc.times();
                continue;
            }
            passages += arc.times();
            if (to == from || to == from + 1) {
                fitting += arc.times();
            } else {
                deviations.add(new Deviation(arc, to > from ? Kind.SKIPS : Kind.GOES_BACK));
            }
        }
        return new Conformance(passages, fitting, beside, deviations);
    }
}
