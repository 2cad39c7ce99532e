package org.querencia.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Better;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Words;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.report.Indicator.Asked;

class IndicatorsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final AtomicLong position = new AtomicLong(1);
    private final Counted measures = new Counted(new AtomicLong(), new Semaphore(0));
    private final Indicators indicators =
            new Indicators(measures, position::get, ZoneId.of("America/Bogota"), () -> NOON);

    @AfterEach
    void close() {
        measures.open().release(1_000);
        indicators.close();
    }

    @Test
    void a_page_does_not_wait_for_what_takes_long_and_has_it_when_it_is_there() {
        assertThat(indicators.known(List.of(orders()), SHORT))
                .containsExactly(Optional.empty());

        measures.open().release(1_000);
        assertThat(value(indicators.known(List.of(orders()), LONG))).isEqualTo("1");
    }

    @Test
    void nothing_is_reckoned_again_while_no_event_comes_in() {
        measures.open().release(1_000);
        indicators.known(List.of(orders()), LONG);
        assertThat(value(indicators.known(List.of(orders()), LONG))).isEqualTo("1");
        assertThat(measures.asked()).hasValue(1);
    }

    @Test
    void the_former_answer_stands_until_the_new_one_is_there() {
        measures.open().release(1);
        assertThat(value(indicators.known(List.of(orders()), LONG))).isEqualTo("1");

        assertThat(indicators.areCurrent(List.of(orders()))).isTrue();

        position.incrementAndGet();
        assertThat(value(indicators.known(List.of(orders()), SHORT))).isEqualTo("1");
        assertThat(indicators.areCurrent(List.of(orders()))).isFalse();
        measures.open().release(1);
        assertThat(value(indicators.known(List.of(orders()), LONG))).isEqualTo("2");
    }

    @Test
    void what_came_in_while_it_was_reckoned_is_reckoned_too() {
        assertThat(indicators.known(List.of(orders()), SHORT)).containsExactly(Optional.empty());
        while (!measures.open().hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        position.incrementAndGet();
        measures.open().release(1_000);

        assertThat(value(indicators.known(List.of(orders()), LONG))).isEqualTo("2");
    }

    @Test
    void what_breaks_says_so_and_lets_the_others_through() {
        measures.open().release(1_000);
        List<Optional<Indicator>> found =
                indicators.known(List.of(asked("broken"), orders()), LONG);
        assertThat(found.getFirst().orElseThrow().wrong()).contains("it broke");
        assertThat(value(found.subList(1, 2))).isEqualTo("1");
    }

    private static String value(List<Optional<Indicator>> found) {
        return found.getFirst().flatMap(Indicator::value).orElseThrow().toPlainString();
    }

    private static Asked orders() {
        return asked("orders");
    }

    private static Asked asked(String key) {
        return new Asked(
                new Measure(
                        key,
                        Theme.SALES,
                        new Words("pedidos", "orders"),
                        Words.NONE,
                        Words.NONE,
                        Unit.NUMBER,
                        Better.MORE,
                        EnumSet.of(Kind.WAY),
                        List.of(),
                        false,
                        1,
                        "",
                        "sql",
                        ""),
                Question.EVERYTHING,
                Optional.empty(),
                Grain.MONTH,
                Optional.empty());
    }

    /// How often it was asked is what it answers, once it is let through.
    private record Counted(AtomicLong asked, Semaphore open) implements Measures {

        @Override
        public Answer answer(Measure measure, Question question) {
            open.acquireUninterruptibly();
            if (measure.key().equals("broken")) {
                throw new IllegalStateException("it broke");
            }
            return new Answer(
                    List.of(),
                    List.of(
                            new Answer.Row(
                                    List.of(),
                                    Optional.of(BigDecimal.valueOf(asked.incrementAndGet())),
                                    OptionalLong.of(5))),
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
