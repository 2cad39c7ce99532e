package org.querencia.runtime.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.review.ReviewPair.State;
import org.querencia.runtime.review.ReviewStore.Became;

/// What every store of pairs must do.
public abstract class ReviewStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final List<Contribution> TOLD =
            List.of(
                    new Contribution("name", "Ana Peña", "Ana Pena", 3.25, "close"),
                    new Contribution("phone", "", "+573001234567", 0, "missing"));

    /// A store with nothing in it; those opened before are gone.
    protected abstract ReviewStore empty();

    @Test
    void a_pair_is_kept_to_the_last_digit_whichever_of_the_two_is_named_first() {
        ReviewStore store = empty();
        Proposed proposed = Proposed.of(person(2), person(1), 0.1 + 0.2, "m-1", TOLD, NOON);

        store.wait(proposed);

        assertThat(store.find(pair(1, 2)))
                .contains(new ReviewPair(1, proposed, State.WAITING, 0, Optional.empty()));
        assertThat(proposed.contributions().getFirst().one()).isEqualTo("Ana Pena");
        assertThat(store.find(pair(1, 3))).isEmpty();
    }

    @Test
    void the_most_probable_waits_first_and_what_was_left_for_later_last() {
        ReviewStore store = empty();
        store.wait(proposed(1, 2, 0.7));
        store.wait(proposed(1, 3, 0.9));
        store.wait(proposed(2, 3, 0.9));
        store.wait(proposed(3, 4, 0.8));
        store.skip(pair(1, 3));

        List<ReviewPair> waiting = store.waiting(Optional.empty(), 10);

        assertThat(waiting)
                .extracting(ReviewPair::pair)
                .containsExactly(pair(2, 3), pair(3, 4), pair(1, 2), pair(1, 3));
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(store.waiting(Optional.of(waiting.get(i).place()), 10))
                    .isEqualTo(waiting.subList(i + 1, waiting.size()));
        }
        assertThat(store.probable(0.8, 3, 10))
                .extracting(ReviewPair::pair)
                .containsExactly(pair(1, 3), pair(2, 3));
        assertThat(store.countProbable(0.8, Long.MAX_VALUE)).isEqualTo(3);
    }

    @Test
    void another_model_takes_the_place_of_what_waits() {
        ReviewStore store = empty();
        store.wait(proposed(1, 2, 0.7));
        Proposed later = Proposed.of(person(1), person(2), 0.8, "m-2", TOLD, NOON.plusSeconds(1));

        store.wait(later);

        assertThat(store.all(0, 10))
                .containsExactly(new ReviewPair(1, later, State.WAITING, 0, Optional.empty()));
    }

    @Test
    void a_judged_pair_stays_judged_until_it_is_taken_back() {
        ReviewStore store = empty();
        store.wait(proposed(1, 2, 0.7));
        store.judge(pair(1, 2), said("a", true, "a"));
        store.judge(pair(1, 2), said("b", false, "b"));
        store.wait(proposed(1, 2, 0.9));
        store.close(pair(1, 2));

        ReviewPair judged = store.find(pair(1, 2)).orElseThrow();
        assertThat(judged)
                .isEqualTo(
                        new ReviewPair(
                                1,
                                proposed(1, 2, 0.7),
                                State.JUDGED,
                                0,
                                Optional.of(
                                        new Judgement("a", 1, true, NOON, "ana@x.co", "a", true))));
        assertThat(store.waiting(Optional.empty(), 10)).isEmpty();

        store.unjudge(pair(1, 2));
        assertThat(store.find(pair(1, 2)))
                .contains(
                        new ReviewPair(1, proposed(1, 2, 0.7), State.WAITING, 0, Optional.empty()));
        store.judge(pair(1, 2), said("c", false, "c"));
        assertThat(store.judged(Optional.empty(), 10))
                .extracting(pair -> pair.judgement().orElseThrow().number())
                .containsExactly(2L);
    }

    @Test
    void judgements_are_read_page_by_page_as_labels() {
        ReviewStore store = empty();
        for (int other = 2; other <= 4; other++) {
            store.wait(proposed(1, other, 0.7));
            store.judge(pair(1, other), said("j" + other, other > 2, other > 2 ? "all" : "j2"));
        }

        assertThat(store.decided(0, 2))
                .containsExactly(
                        new Label(1, pair(1, 2), false, NOON, "ana@x.co", "m-1", TOLD),
                        new Label(2, pair(1, 3), true, NOON, "ana@x.co", "m-1", TOLD));
        assertThat(store.decided(2, 2)).extracting(Label::pair).containsExactly(pair(1, 4));
        assertThat(store.judged(Optional.of(3L), 10))
                .extracting(ReviewPair::pair)
                .containsExactly(pair(1, 3), pair(1, 2));
        assertThat(store.judgedAs("all"))
                .extracting(ReviewPair::pair)
                .containsExactly(pair(1, 3), pair(1, 4));
        assertThat(store.judgedAs("j3")).extracting(ReviewPair::pair).containsExactly(pair(1, 3));
        assertThat(store.judgedAs("j9")).isEmpty();
    }

    @Test
    void what_became_of_pairs_is_counted_within_a_time() {
        ReviewStore store = empty();
        for (int other = 2; other <= 6; other++) {
            store.wait(proposed(1, other, 0.7));
        }
        store.judge(pair(1, 2), said("a", true, "a"));
        store.judge(pair(1, 3), said("b", false, "b"));
        store.close(pair(1, 4));

        assertThat(store.became(NOON, NOON.plusSeconds(1))).isEqualTo(new Became(5, 1, 1, 2));
        assertThat(store.became(NOON.plusSeconds(1), NOON.plusSeconds(2)))
                .isEqualTo(new Became(0, 0, 0, 2));
    }

    @Test
    void what_is_forgotten_is_gone() {
        ReviewStore store = empty();
        store.wait(proposed(1, 2, 0.7));
        store.wait(proposed(1, 3, 0.7));
        store.judge(pair(1, 2), said("a", true, "a"));

        store.forget(List.of(pair(1, 2)));
        store.forget(List.of());

        assertThat(store.all(0, 10)).extracting(ReviewPair::pair).containsExactly(pair(1, 3));
        assertThat(store.decided(0, 10)).isEmpty();
    }

    private static Judgement said(String id, boolean same, String batch) {
        return new Judgement(id, 0, same, NOON, "ana@x.co", batch, true);
    }

    private static Proposed proposed(int one, int other, double probability) {
        return new Proposed(pair(one, other), probability, "m-1", TOLD, NOON);
    }

    private static PairKey pair(int one, int other) {
        return PairKey.of(person(one), person(other));
    }

    private static ProfileId person(int number) {
        return new ProfileId(new UUID(0, number));
    }
}
