package org.querencia.science.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.science.process.Barriers.Barrier;
import org.querencia.science.process.Conformance.Deviation;
import org.querencia.science.process.Loops.Loop;
import org.querencia.science.process.StepGraph.Arc;
import org.querencia.science.process.StepGraph.Node;
import org.querencia.science.process.StepGraph.Way;
import org.querencia.science.process.StepGraph.Whole;
import org.querencia.science.process.Trace.Step;

/// Which step follows which, and what is read from it.
class StepGraphTest {
    private static final List<String> NAMES = List.of("see", "cart", "ask", "buy", "leave");

    @Test
    void three_people_make_a_small_graph() {
        StepGraph graph =
                Mining.of(
                        List.of(
                                trace(900, "see", "see", "cart", "buy"),
                                trace(0, "see", "cart"),
                                trace(100, "see", "ask", "see", "cart", "buy"),
                                trace(7)),
                        2);

        assertThat(graph)
                .isEqualTo(
                        new StepGraph(
                                3,
                                List.of(
                                        new Node("see", 3, 5, 3, 0, 0, 1_000),
                                        new Node("cart", 3, 3, 0, 1, 0, 1_000),
                                        new Node("buy", 2, 2, 0, 2, 2, 0),
                                        new Node("ask", 1, 1, 0, 0, 0, 100)),
                                List.of(
                                        new Arc("see", "cart", 3, 3, 1, 1),
                                        new Arc("cart", "buy", 2, 2, 1, 1),
                                        new Arc("ask", "see", 1, 1, 1, 1),
                                        new Arc("see", "ask", 1, 1, 1, 1),
                                        new Arc("see", "see", 1, 1, 1, 1)),
                                new Whole(
                                        List.of(
                                                new Way(
                                                        List.of("see", "ask", "see", "cart", "buy"),
                                                        false,
                                                        1),
                                                new Way(List.of("see", "cart"), false, 1),
                                                new Way(List.of("see", "cart", "buy"), false, 1)),
                                        3,
                                        3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void as_many_come_into_a_step_as_go_out_of_it(long seed) {
        List<Trace> traces = traces(seed);
        StepGraph graph = Mining.of(traces, 3);

        for (Node node : graph.nodes()) {
            assertThat(node.starts() + sum(graph, node.step(), false))
                    .as("seed %d into %s", seed, node.step())
                    .isEqualTo(node.times());
            assertThat(node.ends() + sum(graph, node.step(), true))
                    .as("seed %d out of %s", seed, node.step())
                    .isEqualTo(node.times());
        }
        assertThat(graph.nodes().stream().mapToLong(Node::starts).sum()).isEqualTo(graph.people());
        assertThat(graph.nodes().stream().mapToLong(Node::ends).sum()).isEqualTo(graph.people());
        long told = graph.whole().commonest().stream().mapToLong(Way::people).sum();
        assertThat(graph.whole().people()).isEqualTo(graph.people());
        assertThat(told)
                .isEqualTo(
                        graph.whole().kinds() <= Mining.WAYS_MAX
                                ? graph.people()
                                : Math.min(told, graph.people()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_order_of_people_says_nothing(long seed) {
        List<Trace> traces = traces(seed);
        List<Trace> shuffled = new ArrayList<>(traces);
        Collections.shuffle(shuffled, new Random(seed + 99));

        assertThat(Mining.of(shuffled, 3)).as("seed %d", seed).isEqualTo(Mining.of(traces, 3));
    }

    @Test
    void half_and_nine_of_ten_waits_are_no_longer_than_told() {
        List<Trace> traces = new ArrayList<>();
        for (int wait = 10; wait >= 1; wait--) {
            traces.add(new Trace(List.of(new Step("a", 0), new Step("b", wait)), 0));
        }

        assertThat(Mining.of(traces, 0).arcs()).containsExactly(new Arc("a", "b", 10, 10, 5, 9));
    }

    @Test
    void a_long_way_is_told_to_its_twelfth_step() {
        String[] steps = new String[20];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = "s" + i % 3;
        }

        Way way = Mining.of(List.of(trace(0, steps)), 0).whole().commonest().getFirst();

        assertThat(way.steps()).hasSize(Mining.WAY_STEPS_MAX);
        assertThat(way.goesOn()).isTrue();
    }

    @Test
    void circles_are_found_once_with_what_their_rarest_arc_bears() {
        StepGraph graph =
                Mining.of(
                        List.of(
                                trace(0, "a", "b", "c", "a", "b", "c", "a"),
                                trace(0, "c", "c", "c"),
                                trace(0, "b", "a")),
                        0);

        assertThat(Loops.of(graph, 9))
                .containsExactly(
                        new Loop(List.of("a", "b", "c"), 2, 1),
                        new Loop(List.of("c"), 2, 1),
                        new Loop(List.of("a", "b"), 1, 1));
    }

    @Test
    void a_barrier_costs_its_lost_people_times_what_those_bring_who_go_on() {
        StepGraph graph =
                Mining.of(
                        List.of(
                                trace(600, "see", "cart", "buy"),
                                trace(400, "see", "buy"),
                                trace(0, "see"),
                                trace(0, "see", "cart"),
                                trace(0, "see", "cart"),
                                trace(0, "ask")),
                        1_000);

        assertThat(Barriers.of(graph, "buy"))
                .containsExactly(
                        new Barrier("cart", 2, 1, 600, 1_200),
                        new Barrier("see", 1, 4, 250, 250),
                        new Barrier("ask", 1, 0, 0, 0));
    }

    @Test
    void nobody_is_lost_while_they_may_go_on() {
        assertThat(Barriers.of(Mining.of(List.of(trace(0, "see", "cart")), 1), "buy")).isEmpty();
    }

    @Test
    void the_commonest_arcs_stay_and_no_step_stands_alone() {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 98; i++) {
            traces.add(trace(0, "a", "b"));
        }
        traces.add(trace(0, "a", "c"));
        traces.add(trace(0, "b", "a"));
        StepGraph graph = Mining.of(traces, 0);

        assertThat(Sifting.commonest(graph, 90))
                .extracting(arc -> arc.from() + arc.to())
                .containsExactly("ab", "ac", "ba");
        assertThat(Sifting.commonest(graph, 100)).isEqualTo(graph.arcs());
        assertThat(Sifting.commonest(StepGraph.EMPTY, 80)).isEmpty();
    }

    @Test
    void passages_are_held_against_a_declared_order() {
        StepGraph graph =
                Mining.of(
                        List.of(
                                trace(0, "see", "cart", "buy"),
                                trace(0, "see", "buy", "see"),
                                trace(0, "see", "see", "ask")),
                        0);

        Conformance held = Conformance.of(graph, List.of("see", "cart", "buy"));

        assertThat(held.passages()).isEqualTo(5);
        assertThat(held.fitting()).isEqualTo(3);
        assertThat(held.beside()).isEqualTo(1);
        assertThat(held.deviations())
                .containsExactly(
                        new Deviation(
                                new Arc("buy", "see", 1, 1, 1, 1), Conformance.Kind.GOES_BACK),
                        new Deviation(new Arc("see", "buy", 1, 1, 1, 1), Conformance.Kind.SKIPS));
    }

    private static long sum(StepGraph graph, String step, boolean out) {
        return graph.arcs().stream()
                .filter(arc -> (out ? arc.from() : arc.to()).equals(step))
                .mapToLong(Arc::times)
                .sum();
    }

    private static List<Trace> traces(long seed) {
        Random random = new Random(seed);
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String[] steps = new String[random.nextInt(16)];
            for (int j = 0; j < steps.length; j++) {
                steps[j] = NAMES.get(random.nextInt(NAMES.size()));
            }
            traces.add(trace(random.nextInt(1_000), steps));
        }
        return traces;
    }

    /// A step a microsecond.
    private static Trace trace(long value, String... names) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            steps.add(new Step(names[i], i));
        }
        return new Trace(steps, value);
    }
}
