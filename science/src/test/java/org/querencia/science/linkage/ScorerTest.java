package org.querencia.science.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_kept_model_scores_as_the_learned_one_did(long seed) {
        People people = People.of(400, 0.2, seed);
        Linked linked = people.linked();
        Scorer scorer = new Scorer(linked.kept(people.columns(), List.of()));
        Model model = linked.model();
        int[] order = linked.order();

        for (int edge = 0; edge < linked.edges().count(); edge++) {
            int left = linked.edges().left(edge);
            int right = linked.edges().right(edge);
            Entry one = entry(scorer, people, order[left]);
            Entry other = entry(scorer, people, order[right]);

            assertThat(scorer.logOdds(one, other))
                    .as("%s and %s", one, other)
                    .isCloseTo(model.prior + model.evidence(left, right), Offset.offset(1e-9));
        }
    }

    @Test
    void both_ways_give_the_same_score() {
        People people = People.of(200, 0.3, 5);
        Scorer scorer = new Scorer(people.linked().kept(people.columns(), List.of()));
        List<Entry> entries =
                IntStream.range(0, people.rows().size())
                        .mapToObj(row -> entry(scorer, people, row))
                        .toList();

        for (int i = 1; i < entries.size(); i++) {
            Entry one = entries.get(i - 1);
            Entry other = entries.get(i);
            assertThat(scorer.logOdds(one, other)).isEqualTo(scorer.logOdds(other, one));
        }
    }

    @Test
    void parts_and_prior_make_up_the_score() {
        People people = People.of(200, 0.3, 6);
        Kept kept = people.linked().kept(people.columns(), List.of());
        Scorer scorer = new Scorer(kept);
        Entry one = entry(scorer, people, 0);
        Entry other = entry(scorer, people, 1);

        double sum =
                scorer.parts(one, other).stream().mapToDouble(Scorer.Part::weight).sum()
                        + kept.prior();

        assertThat(sum).isCloseTo(scorer.logOdds(one, other), Offset.offset(1e-9));
    }

    @Test
    void a_record_never_seen_is_found_by_its_keys_and_scored_high() {
        People people = People.of(600, 0.15, 8);
        Scorer scorer = new Scorer(people.linked().kept(people.columns(), List.of()));
        String[] known = people.rows().get(10).clone();
        known[0] = known[0] + "x";
        known[3] = "";
        Entry fresh = scorer.read(Arrays.asList(known));
        Entry there = entry(scorer, people, 10);

        Set<Integer> keys = Arrays.stream(scorer.keys(fresh)).boxed().collect(Collectors.toSet());

        assertThat(Arrays.stream(scorer.keys(there)).boxed()).anyMatch(keys::contains);
        assertThat(Scorer.probability(scorer.logOdds(fresh, there))).isGreaterThan(0.95);
    }

    @Test
    void nearly_all_pairs_of_one_entity_share_a_key() {
        People people = People.of(600, 0.15, 9);
        Scorer scorer = new Scorer(people.linked().kept(people.columns(), List.of()));
        long pairs = 0;
        long found = 0;
        for (int i = 1; i < people.truth().length; i++) {
            if (people.truth()[i] == people.truth()[i - 1]) {
                Set<Integer> keys = new HashSet<>();
                Arrays.stream(scorer.keys(entry(scorer, people, i))).forEach(keys::add);
                pairs++;
                found +=
                        Arrays.stream(scorer.keys(entry(scorer, people, i - 1)))
                                        .anyMatch(keys::contains)
                                ? 1
                                : 0;
            }
        }
        assertThat((double) found / pairs).isGreaterThan(0.97);
    }

    @Test
    void an_entry_comes_back_as_it_was_packed() {
        People people = People.of(50, 0.3, 4);
        Scorer scorer = new Scorer(people.linked().kept(people.columns(), List.of()));
        Entry entry = scorer.read(List.of("José", "", "1980-02-11", "Bogotá D.C.", "12.345.678"));

        assertThat(Entry.of(entry.packed())).isEqualTo(entry);
        assertThat(entry.filled()).isEqualTo(4);
    }

    @Test
    void what_somebody_judged_changes_the_weights() {
        People people = People.of(300, 0.2, 12);
        List<Linkage.Label> labels =
                IntStream.range(0, 300)
                        .mapToObj(_ -> new Linkage.Label(false, Map.of("ciudad", "same")))
                        .toList();

        Linked guessed = learned(people, List.of());
        Linked told = learned(people, labels);

        assertThat(weight(told, people, labels)).isLessThan(weight(guessed, people, List.of()));
        Kept kept = told.kept(people.columns(), labels);
        assertThat(kept.from(0.000_1).decided() + kept.from(0.000_1).refused())
                .isLessThanOrEqualTo(600);
        assertThat(kept.bars().stream().mapToLong(Kept.Bar::apart).sum()).isEqualTo(300);
    }

    @Test
    void a_higher_threshold_joins_less_and_errs_less() {
        People people = People.of(600, 0.25, 14);
        Kept kept = people.linked().kept(people.columns(), List.of());

        Kept.Consequence bold = kept.from(0.5);
        Kept.Consequence careful = kept.from(0.99);

        assertThat(careful.pairs()).isPositive().isLessThanOrEqualTo(bold.pairs());
        assertThat(careful.wrong()).isLessThan(0.01).isLessThanOrEqualTo(bold.wrong());
    }

    private static double weight(Linked linked, People people, List<Linkage.Label> labels) {
        return linked.kept(people.columns(), labels).fields().stream()
                .filter(field -> field.name().equals("ciudad"))
                .mapToDouble(field -> field.weights().getFirst())
                .sum();
    }

    private static Linked learned(People people, List<Linkage.Label> labels) {
        return Linkage.learn(
                people.columns(), people.ids(), labels, Linkage.Options.USUAL, _ -> {});
    }

    private static Entry entry(Scorer scorer, People people, int row) {
        return scorer.read(Arrays.asList(people.rows().get(row)));
    }
}
