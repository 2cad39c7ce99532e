package org.querencia.science.process;

import java.util.Comparator;
import java.util.List;
import org.querencia.science.process.StepGraph.Node;

/// Where people are lost, ranked by what that costs: the people lost at a step times what each of
/// those brought on average who did the step, too, and went on. So it says what would come if those
/// lost there went on like the others; it does not say that they would.
public final class Barriers {

    private Barriers() {}

    /// A step at which people are lost.
    ///
    /// @param lost who ended with it, long ago
    /// @param onward who did it and went on
    /// @param each what each of those brought on average, in minor units; 0 where nobody went on
    /// @param loss `lost` times `each`, in minor units
    public record Barrier(String step, long lost, long onward, double each, double loss) {}

    /// The dearest first; of equals the one with more lost, then by name. Steps at which nobody is
    /// lost are none.
    ///
    /// @param goal who ended with it arrived, and is not lost
    public static List<Barrier> of(StepGraph graph, String goal) {
        return graph.nodes().stream()
                .filter(node -> !node.step().equals(goal) && node.lost() > 0)
                .map(Barriers::barrier)
                .sorted(
                        Comparator.comparingDouble((Barrier barrier) -> -barrier.loss())
                                .thenComparingLong(barrier -> -barrier.lost())
                                .thenComparing(Barrier::step))
                .toList();
    }

    private static Barrier barrier(Node node) {
        double each = node.onward() == 0 ? 0 : (double) node.onwardValue() / node.onward();
        return new Barrier(node.step(), node.lost(), node.onward(), each, node.lost() * each);
    }
}
