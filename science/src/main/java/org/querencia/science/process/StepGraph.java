package org.querencia.science.process;

import java.util.List;
import java.util.Optional;

/// Which step follows which: the directly-follows graph of some people, one way each.
///
/// Of each node as many come in as go out: `times` is `starts` and what the arcs bring in, and it
/// is `ends` and what the arcs take away. The starts of all are the people, and so are the ends.
///
/// @param people who did any of the steps
/// @param nodes most often done first, then by name
/// @param arcs most often gone first, then by name
public record StepGraph(long people, List<Node> nodes, List<Arc> arcs, Whole whole) {

    public static final StepGraph EMPTY =
            new StepGraph(0, List.of(), List.of(), new Whole(List.of(), 0, 0));

    public StepGraph {
        nodes = List.copyOf(nodes);
        arcs = List.copyOf(arcs);
    }

    /// A step.
    ///
    /// @param people who did it
    /// @param times how often it was done
    /// @param starts how many began with it
    /// @param ends how many ended with it
    /// @param open of those, who did it so lately that they may go on
    /// @param onwardValue what those brought who did it and ended with another, in minor units
    public record Node(
            String step,
            long people,
            long times,
            long starts,
            long ends,
            long open,
            long onwardValue) {

        /// Who ended with it, long ago.
        public long lost() {
            return ends - open;
        }

        /// Who did it and ended with another step.
        public long onward() {
            return people - ends;
        }
    }

    /// One step directly after another; of the same step, a repetition.
    ///
    /// @param people who went it
    /// @param times how often it was gone
    /// @param medianMicros half of the times took no longer
    /// @param long90Micros nine of ten times took no longer
    public record Arc(
            String from, String to, long people, long times, long medianMicros, long long90Micros) {

        public boolean repeats() {
            return from.equals(to);
        }
    }

    /// Whole ways, a step repeated at once taken as one.
    ///
    /// @param commonest most people first, then by their steps
    /// @param kinds how many different ways there are
    /// @param people who went any of them
    public record Whole(List<Way> commonest, long kinds, long people) {
        public Whole {
            commonest = List.copyOf(commonest);
        }
    }

    /// @param goesOn whether it is longer than the steps told
    public record Way(List<String> steps, boolean goesOn, long people) {
        public Way {
            steps = List.copyOf(steps);
        }
    }

    public Optional<Node> node(String step) {
        return nodes.stream().filter(node -> node.step().equals(step)).findFirst();
    }
}
