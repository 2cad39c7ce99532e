package org.querencia.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Better;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Words;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.report.Indicator.Asked;
import org.querencia.runtime.report.Indicator.Point;
import org.querencia.runtime.report.Indicator.Reason;
import org.querencia.runtime.report.Indicator.Standing;

/// What an indicator says of two months, of which each part is `cases` people and `bought` of them.
class ReckoningTest {
    private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 15);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private record Cell(LocalDate month, String channel, String city, int cases, int bought) {}

    private final List<Cell> cells = new ArrayList<>();
    private final Table table = new Table(cells);

    @Test
    void a_sum_names_the_part_that_fell_most_of_the_way() {
        cells.add(new Cell(OCTOBER, "web", "Cali", 100, 60));
        cells.add(new Cell(OCTOBER, "shop", "Cali", 100, 40));
        cells.add(new Cell(NOVEMBER, "web", "Cali", 100, 35));
        cells.add(new Cell(NOVEMBER, "shop", "Cali", 100, 41));

        Indicator indicator = reckon(measure(Unit.NUMBER, 1));

        assertThat(indicator)
                .isEqualTo(
                        new Indicator(
                                Optional.of(new BigDecimal(76)),
                                Optional.of(new BigDecimal(100)),
                                OptionalLong.of(200),
                                List.of(new Point("2026-11", new BigDecimal(76))),
                                Optional.of(
                                        new Reason(
                                                dimension("channel"), "web", OptionalLong.of(35))),
                                Optional.empty(),
                                "",
                                NOW));
    }

    @Test
    void a_share_names_the_part_whose_weight_and_rate_explain_the_change() {
        cells.add(new Cell(OCTOBER, "meta", "Cali", 100, 30));
        cells.add(new Cell(OCTOBER, "web", "Cali", 100, 32));
        cells.add(new Cell(NOVEMBER, "meta", "Cali", 200, 40));
        cells.add(new Cell(NOVEMBER, "web", "Cali", 100, 31));

        Indicator indicator = reckon(measure(Unit.SHARE, 30));

        assertThat(indicator.value().orElseThrow()).isLessThan(new BigDecimal("0.31"));
        assertThat(indicator.reason().map(Reason::part)).contains("meta");
    }

    @Test
    void where_no_part_makes_half_of_the_change_none_is_named() {
        for (String channel : List.of("a", "b", "c", "d")) {
            cells.add(new Cell(OCTOBER, channel, channel, 100, 50));
            cells.add(new Cell(NOVEMBER, channel, channel, 100, 40));
        }

        assertThat(reckon(measure(Unit.NUMBER, 1)).reason()).isEmpty();
    }

    @Test
    void the_split_that_explains_more_is_told() {
        cells.add(new Cell(OCTOBER, "web", "Cali", 100, 50));
        cells.add(new Cell(OCTOBER, "shop", "Cali", 100, 50));
        cells.add(new Cell(OCTOBER, "web", "Bogotá", 100, 50));
        cells.add(new Cell(NOVEMBER, "web", "Cali", 100, 30));
        cells.add(new Cell(NOVEMBER, "shop", "Cali", 100, 35));
        cells.add(new Cell(NOVEMBER, "web", "Bogotá", 100, 50));

        assertThat(reckon(measure(Unit.NUMBER, 1)).reason())
                .contains(new Reason(dimension("city"), "Cali", OptionalLong.of(65)));
    }

    @Test
    void few_cases_give_no_reason() {
        cells.add(new Cell(OCTOBER, "web", "Cali", 10, 6));
        cells.add(new Cell(NOVEMBER, "web", "Cali", 10, 2));
        cells.add(new Cell(NOVEMBER, "shop", "Cali", 5, 1));

        Measure measure = measure(Unit.SHARE, 30);
        Indicator indicator = reckon(measure);

        assertThat(indicator.few(measure)).isTrue();
        assertThat(indicator.reason()).isEmpty();
    }

    @Test
    void a_company_without_anything_has_no_value_and_no_reason() {
        Indicator indicator = reckon(measure(Unit.SHARE, 30));

        assertThat(indicator.value()).isEmpty();
        assertThat(indicator.reason()).isEmpty();
        assertThat(indicator.path()).isEmpty();
    }

    @Test
    void what_cannot_be_told_says_why() {
        Measure measure = measure(Unit.NUMBER, 1);
        Question question =
                Asking.question(Optional.empty(), Optional.empty(), "", List.of("brand=x"));

        Indicator indicator =
                new Reckoning(table)
                        .of(
                                new Asked(
                                        measure,
                                        question,
                                        Optional.empty(),
                                        Grain.MONTH,
                                        Optional.empty()),
                                TODAY,
                                NOW);

        assertThat(indicator.wrong()).contains("brand");
    }

    @Test
    void a_target_is_held_against_what_came_of_its_own_period() {
        cells.add(new Cell(NOVEMBER, "web", "Cali", 100, 60));
        cells.add(new Cell(NOVEMBER, "shop", "Cali", 100, 40));
        Target target = target("month", List.of("channel=web"));

        assertThat(new Reckoning(table).standing(measure(Unit.NUMBER, 1), target, TODAY))
                .isEqualTo(
                        new Standing(
                                target,
                                NOVEMBER,
                                LocalDate.of(2026, 11, 30),
                                Optional.of(new BigDecimal(60)),
                                0.5));
        assertThat(
                        new Reckoning(table)
                                .standing(
                                        measure(Unit.NUMBER, 1),
                                        target("2027-Q1", List.of()),
                                        TODAY))
                .satisfies(later -> assertThat(later.value()).isEmpty())
                .satisfies(later -> assertThat(later.elapsed()).isZero());
    }

    private static Target target(String period, List<String> filters) {
        return new Target(
                "t", "bought", period, filters, Optional.of(BigDecimal.TEN), "ana@x.co", NOW);
    }

    private Indicator reckon(Measure measure) {
        return new Reckoning(table)
                .of(
                        new Asked(
                                measure,
                                Question.EVERYTHING.within(NOVEMBER, LocalDate.of(2026, 11, 30)),
                                Optional.of(
                                        Question.EVERYTHING.within(
                                                OCTOBER, LocalDate.of(2026, 10, 31))),
                                Grain.MONTH,
                                Optional.empty()),
                        TODAY,
                        NOW);
    }

    private static Dimension dimension(String name) {
        return Dimension.of(name).orElseThrow();
    }

    private static Measure measure(Unit unit, long minimum) {
        return new Measure(
                "bought",
                Theme.SALES,
                new Words("compraron", "bought"),
                Words.NONE,
                Words.NONE,
                unit,
                Better.MORE,
                EnumSet.of(Kind.TIME, Kind.WAY, Kind.PERSON),
                List.of(),
                false,
                minimum,
                "",
                "sql",
                "people");
    }

    /// A share is those who bought among the cases; a number is how many bought.
    private record Table(List<Cell> cells) implements Measures {

        @Override
        public Answer answer(Measure measure, Question question) {
            List<Cell> of = of(measure, question);
            List<Answer.Row> rows = new ArrayList<>();
            List<String> names =
                    of.stream().map(cell -> name(question, cell)).distinct().sorted().toList();
            for (String name : names) {
                rows.add(
                        row(
                                measure,
                                name,
                                of.stream()
                                        .filter(cell -> name(question, cell).equals(name))
                                        .toList()));
            }
            if (rows.isEmpty() && question.by().isEmpty()) {
                rows.add(new Answer.Row(List.of(), Optional.empty(), OptionalLong.of(0)));
            }
            return new Answer(
                    question.by().stream().map(Dimension::name).toList(), rows, List.of());
        }

        private List<Cell> of(Measure measure, Question question) {
            for (Question.Only only : question.only()) {
                if (!measure.knows(only.dimension())) {
                    throw new UnansweredException(only.dimension().name() + ": unknown");
                }
            }
            return cells.stream()
                    .filter(cell ->
                            question.from().filter(cell.month()::isBefore).isEmpty()
                                    && question.to().filter(cell.month()::isAfter).isEmpty())
                    .filter(cell ->
                            question.only().stream()
                                    .allMatch(only ->
                                            name(only.dimension(), cell).equals(only.value())))
                    .toList();
        }

        private static Answer.Row row(Measure measure, String name, List<Cell> cells) {
            int cases = cells.stream().mapToInt(Cell::cases).sum();
            BigDecimal bought = BigDecimal.valueOf(cells.stream().mapToInt(Cell::bought).sum());
            return new Answer.Row(
                    List.of(name),
                    Optional.of(
                            measure.unit() == Unit.SHARE
                                    ? bought.divide(
                                            BigDecimal.valueOf(cases), MathContext.DECIMAL128)
                                    : bought),
                    OptionalLong.of(cases));
        }

        private static String name(Question question, Cell cell) {
            return question.by().isEmpty() ? "" : name(question.by().getFirst(), cell);
        }

        private static String name(Dimension dimension, Cell cell) {
            return switch (dimension.name()) {
                case "channel" -> cell.channel();
                case "city" -> cell.city();
                case "month" -> cell.month().toString().substring(0, 7);
                default -> "";
            };
        }

        @Override
        public List<Behind> people(Measure measure, Question question, int limit) {
            int bought = of(measure, question).stream().mapToInt(Cell::bought).sum();
            List<Behind> people = new ArrayList<>();
            for (int i = 0; i < Math.min(bought, limit); i++) {
                people.add(new Behind(new ProfileId(new UUID(0, i)), BigDecimal.ONE));
            }
            return people;
        }

        @Override
        public Optional<String> fault(Measure measure) {
            return Optional.empty();
        }
    }
}
