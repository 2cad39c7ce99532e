package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Answer.Row;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Question.Only;
import org.querencia.runtime.measure.Beside;

/// On random companies: whatever a sum is split by, its parts add up to it; what is a share or a
/// mean lies between its parts; segments, which overlap, come to no less than the whole, which the
/// answer tells beside them.
final class SumsLawTest extends MeasureKit {

    /// What is added up, row by row.
    private static final List<String> SUMS =
            List.of(
                    "revenue",
                    "net_revenue",
                    "refunds",
                    "units",
                    "margin",
                    "orders",
                    "new_customers",
                    "events",
                    "messages",
                    "revenue_of_everybody",
                    "marketing_cost",
                    "cost");

    /// One order may hold several products, and so counts in several rows.
    private static final Set<String> OF_SEVERAL_PRODUCTS = Set.of("orders");

    /// Quotients of two sums, which are no sums: the mean of their parts, weighed by what each is
    /// divided by.
    private static final List<String> MEANS =
            List.of("discount_share", "promotional_share", "average_ticket");

    private static final int EVENTS = 260;

    /// What is divided is cut somewhere.
    private static final BigDecimal LAST_DIGITS = new BigDecimal("0.0000001");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void parts_of_a_sum_add_up_to_it(long seed) {
        company(seed);
        for (String key : SUMS) {
            Measure measure = measure(key);
            BigDecimal whole = sum(answer(measure, List.of()).rows());
            for (Dimension dimension : dimensions(measure)) {
                Answer answer = answer(measure, List.of(dimension));
                BigDecimal parts =
                        sum(dimension.overlaps() ? answer.totals() : answer.rows());
                if (dimension.kind() == Kind.PRODUCT && OF_SEVERAL_PRODUCTS.contains(key)) {
                    assertThat(parts).isGreaterThanOrEqualTo(whole);
                } else {
                    assertThat(parts)
                            .as("seed %d: %s by %s", seed, key, dimension.name())
                            .isEqualByComparingTo(whole);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void parts_by_two_dimensions_add_up_to_those_by_one(long seed) {
        company(seed);
        for (String key : List.of("revenue", "events", "orders")) {
            Measure measure = measure(key);
            for (String pair :
                    List.of("month stage", "seller stage", "place channel", "city stage")) {
                List<Dimension> both =
                        Stream.of(pair.split(" ", 2))
                                .map(name -> Dimension.of(name).orElseThrow())
                                .toList();
                for (Row part : answer(measure, List.of(both.getFirst())).rows()) {
                    String cell = part.cells().getFirst();
                    assertThat(
                                    sum(
                                            answer(measure, both).rows().stream()
                                                    .filter(row -> row.cells().getFirst().equals(cell))
                                                    .toList()))
                            .as("seed %d: %s by %s, %s", seed, key, pair, cell)
                            .isEqualByComparingTo(part.value().orElse(BigDecimal.ZERO));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void a_segment_comes_to_what_is_told_of_it_alone(long seed) {
        company(seed);
        Dimension segment = Dimension.of("segment").orElseThrow();
        for (String key : List.of("revenue", "orders", "events", "new_customers")) {
            Measure measure = measure(key);
            Answer answer = answer(measure, List.of(segment));
            assertThat(sum(answer.rows())).isGreaterThanOrEqualTo(sum(answer.totals()));
            for (Row row : answer.rows()) {
                Question alone =
                        Question.EVERYTHING.only(
                                List.of(new Only(segment, row.cells().getFirst())));
                assertThat(sum(warehouse.measures().answer(measure, alone).rows()))
                        .as("seed %d: %s of %s", seed, key, row.cells())
                        .isEqualByComparingTo(row.value().orElse(BigDecimal.ZERO));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void a_mean_lies_between_its_parts(long seed) {
        company(seed);
        for (String key : MEANS) {
            Measure measure = measure(key);
            BigDecimal whole =
                    answer(measure, List.of()).rows().getFirst().value().orElseThrow();
            for (Dimension dimension : dimensions(measure)) {
                if (dimension.overlaps() || dimension.kind() == Kind.PRODUCT) {
                    continue;
                }
                List<BigDecimal> parts =
                        answer(measure, List.of(dimension)).rows().stream()
                                .map(Row::value)
                                .flatMap(Optional::stream)
                                .sorted()
                                .toList();
                assertThat(whole)
                        .as("seed %d: %s by %s", seed, key, dimension.name())
                        .isBetween(
                                parts.getFirst().subtract(LAST_DIGITS),
                                parts.getLast().add(LAST_DIGITS));
            }
        }
    }

    private void company(long seed) {
        RandomCompany company = new RandomCompany(seed);
        project(company.events(EVENTS));
        warehouse.knowing(
                Beside.NOTHING.standing(company.told()).placed(() -> RandomCompany.PLACES));
    }

    private static List<Dimension> dimensions(Measure measure) {
        return measure.kinds().stream()
                .flatMap(kind -> kind.names().stream().map(name -> new Dimension(name, kind)))
                .toList();
    }

    private Answer answer(Measure measure, List<Dimension> by) {
        return warehouse.measures().answer(measure, Question.EVERYTHING.by(by));
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.value().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
