package org.querencia.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Counting counting = new Counting();
    private final KeptMeasures kept = new KeptMeasures(counting, () -> now, Duration.ofSeconds(20));

    @Test
    void an_answer_is_good_for_a_moment() {
        Answer first = kept.answer(REVENUE, Question.EVERYTHING);
        now = now.plusSeconds(19);
        assertThat(kept.answer(REVENUE, Question.EVERYTHING)).isSameAs(first);
        now = now.plusSeconds(1);
        assertThat(kept.answer(REVENUE, Question.EVERYTHING)).isNotEqualTo(first);
        assertThat(counting.asked).containsExactly(Question.EVERYTHING, Question.EVERYTHING);
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
        LocalDate date = LocalDate.EPOCH.plusDays(day);
        return Question.EVERYTHING.within(date, date);
    }

    /// Each answer is another number.
    private static final class Counting implements Measures {
        private final List<Question> asked = new ArrayList<>();

        @Override
        public Answer answer(Measure measure, Question question) {
            asked.add(question);
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
