package org.querencia.science.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.querencia.science.process.StepGraph.Arc;

/// Leaves of a graph what can be looked at: the arcs gone most often, until they are a share of all
/// that was gone. The commonest arc into and out of each step stays, so that no step stands alone.
public final class Sifting {

    private Sifting() {}

    /// In the order of the graph.
    ///
    /// @param percent of all passages that the commonest arcs make up at least, 1 to 100
    public static List<Arc> commonest(StepGraph graph, int percent) {
        long all = graph.arcs().stream().mapToLong(Arc::times).sum();
        Set<Arc> kept = new HashSet<>();
        long sum = 0;
        for (Arc arc : graph.arcs()) {
            if (sum * 100 >= all * percent) {
                break;
            }
            kept.add(arc);
            sum += arc.times();
        }
        Set<String> into = new HashSet<>();
        Set<String> outOf = new HashSet<>();
        for (Arc arc : graph.arcs()) {
            if (arc.repeats()) {
                continue;
            }
            boolean firstInto = into.add(arc.to());
            boolean firstOutOf = outOf.add(arc.from());
            if (firstInto || firstOutOf) {
                kept.add(arc);
            }
        }
        List<Arc> left = new ArrayList<>(kept);
        left.sort(Comparator.comparingInt(graph.arcs()::indexOf));
        return left;
    }
}
