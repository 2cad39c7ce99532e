package org.querencia.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;

class KeptMeasuresTest {

    private static final Measure REVENUE =
            new FewMeasures(
                            () -> {
                                throw new IllegalStateException("nobody looks");
                            })
                    .shipped()
                    .getFirst();
    private static final Question BY_CHANNEL =
            Question.EVERYTHING.by(List.of(new Dimension("channel", Kind.WAY)));

    private static final Question BROKEN =
            Question.EVERYTHING.within(LocalDate.EPOCH, LocalDate.EPOCH);

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Counting counting = new Counting();
    private final AtomicLong position = new AtomicLong(1);
    private final KeptMeasures kept =
            new KeptMeasures(counting, position::get, () -> now, Duration.ofSeconds(20));

    @Test
    void while_nothing_comes_in_an_answer_is_good_for_a_while() {
        Answer first = kept.answer(REVENUE, Question.EVERYTHING);
        now = now.plusSeconds(19);
        assertThat(kept.answer(REVENUE, Question.EVERYTHING)).isSameAs(first);
        now = now.plusSeconds(1);
        assertThat(kept.answer(REVENUE, Question.EVERYTHING)).isNotEqualTo(first);
        assertThat(counting.asked).containsExactly(Question.EVERYTHING, Question.EVERYTHING);
    }

    @Test
    void what_came_in_is_in_every_answer_a_second_later() {
        Answer first = kept.answer(REVENUE, Question.EVERYTHING);
        position.incrementAndGet();
        now = now.plusMillis(999);
        assertThat(kept.answer(REVENUE, Question.EVERYTHING)).isSameAs(first);
        now = now.plusMillis(1);
        assertThat(kept.answer(REVENUE, Question.EVERYTHING)).isNotEqualTo(first);
        assertThat(counting.asked).hasSize(2);
    }

    @Test
    void whoever_asks_meanwhile_waits_for_the_same_answer() throws Exception {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            counting.open.drainPermits();
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(readers.submit(() -> kept.answer(REVENUE, Question.EVERYTHING)));
            }
            counting.open.release();
            Set<Answer> told = new HashSet<>();
            for (Future<Answer> answer : answers) {
                told.add(answer.get(20, TimeUnit.SECONDS));
            }
            assertThat(told).hasSize(1);
            assertThat(counting.asked).containsExactly(Question.EVERYTHING);
        }
    }

    @Test
    void when_one_question_fails_the_next_who_waits_asks_it_himself() {
        assertThatThrownBy(() -> kept.answer(REVENUE, BROKEN))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.answer(REVENUE, BROKEN))
                .isInstanceOf(IllegalStateException.class);
        assertThat(counting.asked).containsExactly(BROKEN, BROKEN);
    }

    @Test
    void another_question_is_asked_by_itself() {
        kept.answer(REVENUE, Question.EVERYTHING);
        kept.answer(REVENUE, BY_CHANNEL);
        assertThat(counting.asked).containsExactly(Question.EVERYTHING, BY_CHANNEL);
    }

    @Test
    void of_very_many_answers_the_oldest_go() {
        for (int day = 0; day < 400; day++) {
            kept.answer(REVENUE, on(day));
        }
        kept.answer(REVENUE, on(399));
        kept.answer(REVENUE, on(0));
        assertThat(counting.asked).hasSize(401).endsWith(on(0));
    }

    private static Question on(int day) {
        LocalDate date = LocalDate.EPOCH.plusDays(day + 1L);
        return Question.EVERYTHING.within(date, date);
    }

    /// Each answer is another number.
    private static final class Counting implements Measures {
        private final List<Question> asked = Collections.synchronizedList(new ArrayList<>());
        private final Semaphore open = new Semaphore(1_000);

        @Override
        public Answer answer(Measure measure, Question question) {
            asked.add(question);
            open.acquireUninterruptibly();
            if (question.equals(BROKEN)) {
                throw new IllegalStateException("it broke");
            }
            return new Answer(
                    List.of(),
                    List.of(
                            new Answer.Row(
                                    List.of(),
                                    Optional.of(BigDecimal.valueOf(asked.size())),
                                    OptionalLong.empty())),
                    List.of());
        }

        @Override
        public List<Behind> people(Measure measure, Question question, int limit) {
            return List.of();
        }

        @Override
        public Optional<String> fault(Measure measure) {
            return Optional.empty();
        }
    }
}
