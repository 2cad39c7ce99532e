package org.querencia.science.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkageTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void people_are_found_again(long seed) {
        People people = People.of(600, 0.15, seed);

        Measured measured = Measured.clusters(people.linked().entities(), people.truth());

        assertThat(measured.precision()).isGreaterThan(0.99);
        assertThat(measured.recall()).isGreaterThan(0.95);
    }

    @Test
    void weights_are_those_the_records_were_made_with() {
        double errors = 0.2;
        People people = People.of(3_000, errors, 7);
        List<Field> fields =
                Fields.of(people.columns(), IntStream.range(0, people.rows().size()).toArray());
        Model model = new Model(fields);

        new Training(model, people.rows().size(), 1, Judged.NOTHING).learn();

        // A pair is the first record with a further one, or two further ones: half of each on
        // average of three and one of two, so that two thirds of the pairs have one value that may
        // be spoilt. Some 4,000 pairs, hardly independent, are known to 0.01; and of pairs that
        // agree in nothing else nobody knows, which makes agreement look 0.01 oftener than it is.
        double two = 1 - errors;
        double among = (3 * two + 1 * two * two) / 4;
        for (int f = 0; f < fields.size(); f++) {
            double chance = model.u[f][0];
            assertThat(model.m[f][0])
                    .as(fields.get(f).name)
                    .isCloseTo(among + (1 - among) * chance, Offset.offset(0.03));
        }
        Field city =
                fields.stream()
                        .filter(field -> field.name.equals("ciudad"))
                        .findFirst()
                        .orElseThrow();
        assertThat(model.u[fields.indexOf(city)][0]).isCloseTo(1 / 12.0, Offset.offset(0.01));
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        People people = People.of(300, 0.2, 11);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, people.rows().size()).boxed().toList());
        Collections.shuffle(order, new Random(5));
        String[] ids = people.ids();

        Linked straight = people.linked();
        Linked shuffled =
                Linkage.link(
                        People.columns(
                                people.heads(), order.stream().map(people.rows()::get).toList()),
                        order.stream().map(row -> ids[row]).toArray(String[]::new),
                        new int[ids.length],
                        Linkage.Options.USUAL,
                        _ -> {});

        assertThat(
                        groups(
                                shuffled.entities(),
                                order.stream().map(row -> ids[row]).toArray(String[]::new)))
                .isEqualTo(groups(straight.entities(), ids));
        assertThat(
                        IntStream.range(0, ids.length)
                                .mapToDouble(i -> shuffled.certainty()[i])
                                .toArray())
                .isEqualTo(order.stream().mapToDouble(row -> straight.certainty()[row]).toArray());
    }

    @Test
    void an_exact_copy_joins() {
        People people = People.of(300, 0.2, 13);
        for (int row : new int[] {0, 17, 100, 250}) {
            List<String[]> rows = new ArrayList<>(people.rows());
            rows.add(people.rows().get(row));
            String[] ids = new String[rows.size()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = "r" + i;
            }

            Linked linked =
                    Linkage.link(
                            People.columns(people.heads(), rows),
                            ids,
                            new int[ids.length],
                            Linkage.Options.USUAL,
                            _ -> {});

            assertThat(linked.entities()[ids.length - 1]).isEqualTo(linked.entities()[row]);
        }
    }

    @Test
    void evidence_is_symmetric_and_bounded() {
        Model model = people().linked().model();
        double most = Model.WEIGHT_MAX * model.size() * 2;
        for (int i = 0; i < 200; i++) {
            for (int j = i + 1; j < 200; j += 7) {
                assertThat(model.evidence(i, j)).isEqualTo(model.evidence(j, i));
                assertThat(Math.abs(model.evidence(i, j))).isLessThan(most);
            }
        }
        assertThat(Model.probability(1e6)).isEqualTo(1);
        assertThat(Model.probability(-1e6)).isZero();
    }

    private static People people() {
        return People.of(200, 0.2, 17);
    }

    @Test
    void a_column_of_noise_is_told_and_changes_nothing_much() {
        People people = People.of(500, 0.1, 19);
        List<String> heads = new ArrayList<>(people.heads());
        heads.add("sorteo");
        Random random = new Random(3);
        List<String[]> rows = new ArrayList<>();
        for (String[] row : people.rows()) {
            String[] wider = java.util.Arrays.copyOf(row, row.length + 1);
            wider[row.length] = random.nextBoolean() ? "cara" : "sello";
            rows.add(wider);
        }

        Linked linked =
                Linkage.link(
                        People.columns(heads, rows),
                        people.ids(),
                        new int[rows.size()],
                        Linkage.Options.USUAL,
                        _ -> {});

        assertThat(linked.diagnosis()).anyMatch(line -> line.contains("'sorteo'"));
        assertThat(Measured.clusters(linked.entities(), people.truth()).f1()).isGreaterThan(0.97);
    }

    /// Both columns are written on the same occasion: agreeing on them is no sign of one person.
    @Test
    void columns_written_on_one_occasion_do_not_pass_for_identity() {
        People people = People.of(600, 0.1, 29);
        List<String> heads = new ArrayList<>(people.heads());
        heads.addAll(List.of("inscrito", "formato"));
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < people.rows().size(); i++) {
            String[] wider = java.util.Arrays.copyOf(people.rows().get(i), heads.size());
            wider[heads.size() - 2] = "2025-%02d-%02d".formatted(1 + i * 7 % 12, 1 + i * 11 % 28);
            wider[heads.size() - 1] = "firmado en tienda el " + wider[heads.size() - 2];
            rows.add(wider);
        }

        Linked linked =
                Linkage.link(
                        People.columns(heads, rows),
                        people.ids(),
                        new int[rows.size()],
                        Linkage.Options.USUAL,
                        _ -> {});

        assertThat(Measured.clusters(linked.entities(), people.truth()).f1()).isGreaterThan(0.96);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void where_nobody_is_twice_nobody_is_linked(long seed) {
        People people = People.of(900, 0.1, seed);
        List<String[]> once = new ArrayList<>();
        for (int i = 0; i < people.truth().length; i++) {
            if (i == 0 || people.truth()[i] != people.truth()[i - 1]) {
                once.add(people.rows().get(i));
            }
        }
        int[] truth = IntStream.range(0, once.size()).toArray();

        Linked linked = new People(people.heads(), once, truth).linked();

        assertThat(java.util.Arrays.stream(linked.entities()).distinct().count()).isEqualTo(900);
    }

    @Test
    void sources_that_have_everybody_once_are_never_linked_within() {
        People people = People.of(300, 0.1, 23);
        int[] sources = new int[people.rows().size()];

        Linked linked =
                Linkage.link(
                        people.columns(),
                        people.ids(),
                        sources,
                        new Linkage.Options(0.95, 1, List.of(0)),
                        _ -> {});

        assertThat(java.util.Arrays.stream(linked.entities()).distinct().count())
                .isEqualTo(people.rows().size());
    }

    @Test
    void two_records_are_enough_and_say_little() {
        List<String[]> rows = List.of(new String[] {"ana", "cali"}, new String[] {"luis", "pasto"});

        Linked linked =
                Linkage.link(
                        People.columns(List.of("name", "city"), rows),
                        new String[] {"1", "2"},
                        new int[2],
                        Linkage.Options.USUAL,
                        _ -> {});

        assertThat(linked.entities()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 2, Double.NaN})
    void a_threshold_is_a_probability(double threshold) {
        assertThatThrownBy(() -> new Linkage.Options(threshold, 1, List.of()))
                .hasMessageContaining("threshold");
    }

    @Test
    void pairs_are_measured_against_the_truth() {
        Measured measured =
                Measured.clusters(new int[] {0, 0, 0, 3, 4, 4}, new int[] {7, 7, 8, 8, 9, -1});

        assertThat(measured).isEqualTo(new Measured(1 / 3.0, 1 / 2.0));
    }

    private static Set<Set<String>> groups(int[] entities, String[] ids) {
        Map<Integer, Set<String>> groups = new HashMap<>();
        for (int i = 0; i < entities.length; i++) {
            groups.computeIfAbsent(entities[i], _ -> new TreeSet<>()).add(ids[i]);
        }
        return new HashSet<>(groups.values());
    }
}
