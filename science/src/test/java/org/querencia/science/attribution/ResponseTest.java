package org.querencia.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.querencia.science.attribution.Response.Month;
import org.querencia.science.attribution.Response.Said;

/// What the next unit of spend brings, on months whose answer is known.
final class ResponseTest {

    @Test
    void on_a_line_the_slope_is_exact() {
        List<Month> months =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> new Month(100.0 * i, 50 + 300.0 * i))
                        .toList();

        assertThat(Response.of(months)).isInstanceOf(Said.Known.class);
        Response response = ((Said.Known) Response.of(months)).response();
        assertThat(response.slope()).isCloseTo(3, within(1e-9));
        assertThat(response.high() - response.low()).isLessThan(1e-9);
        assertThat(response.months()).isEqualTo(12);
    }

    /// Spend 1 to 6, value 2, 1, 4, 3, 6, 5: slope 29/35, residual squares 5.6714, t of 4 is 2.132.
    @Test
    void scatter_makes_the_interval_wide() {
        double[] values = {2, 1, 4, 3, 6, 5};
        List<Month> months =
                IntStream.range(0, 6).mapToObj(i -> new Month(i + 1, values[i])).toList();

        Response response = ((Said.Known) Response.of(months)).response();

        assertThat(response.slope()).isCloseTo(29.0 / 35, within(1e-12));
        double error = Math.sqrt((17.5 - 29.0 / 35 * 14.5) / 4 / 17.5);
        assertThat(response.high()).isCloseTo(29.0 / 35 + 2.132 * error, within(1e-9));
        assertThat(response.low()).isCloseTo(29.0 / 35 - 2.132 * error, within(1e-9));
    }

    @Test
    void where_nothing_was_tried_nothing_is_said() {
        assertThat(Response.of(List.of(new Month(1, 1), new Month(2, 2))))
                .isEqualTo(new Said.TooShort());
        assertThat(
                        Response.of(
                                IntStream.range(0, 12)
                                        .mapToObj(i -> new Month(100 + i % 2, i))
                                        .toList()))
                .isEqualTo(new Said.TooEven());
        assertThat(Response.of(IntStream.range(0, 12).mapToObj(i -> new Month(0, i)).toList()))
                .isEqualTo(new Said.TooShort());
    }

    @Test
    void like_paths_added_up_are_credited_the_same() {
        Paths.Collector one = new Paths.Collector();
        Paths.Collector many = new Paths.Collector();
        for (int i = 0; i < 50; i++) {
            many.add(List.of("a", "b", "a"), new Outcome(1, 2, 3));
            many.add(List.of("b", "c"), new Outcome(2, 1, 0));
        }
        one.add(List.of("a", "b", "a"), new Outcome(50, 100, 150));
        one.add(List.of("b", "c"), new Outcome(100, 50, 0));

        Model model = new Model.Markov(3, true);
        assertThat(Attribution.of(many.paths(), model))
                .isEqualTo(Attribution.of(one.paths(), model));
    }
}
