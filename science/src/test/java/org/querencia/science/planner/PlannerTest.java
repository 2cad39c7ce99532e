package org.querencia.science.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
    private static final double CLOSE = 1e-9;

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    private static Outlook outlook(Planner planner, Map<String, Double> given) {
        return planner.outlook(planner.values(given));
    }

    private static double amount(Outlook outlook, String figure) {
        return outlook.figure(figure).value().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"300, 90", "1000, 300"})
    void customers_managed_times_the_closing_rate_are_closes(double customers, double closes) {
        Outlook outlook = outlook(Planner.CLOSES, Map.of("customers", customers, "rate", 0.3));

        assertThat(amount(outlook, "closes")).isCloseTo(closes, within(CLOSE));
        assertThat(outlook.verdict()).isEqualTo(closes < 300 ? "short" : "reached");
    }

    @Test
    void closes_wanted_lead_back_to_contacts_of_each_seller_a_day() {
        Outlook outlook =
                outlook(
                        Planner.CLOSES,
                        Map.of(
                                "customers", 300.0,
                                "rate", 0.3,
                                "target", 300.0,
                                "contacts", 4.0,
                                "sellers", 5.0,
                                "days", 20.0));

        assertThat(amount(outlook, "customers_needed")).isEqualTo(1_000);
        assertThat(amount(outlook, "customers_lacking")).isEqualTo(700);
        assertThat(amount(outlook, "contacts_a_day")).isEqualTo(12);
        assertThat(amount(outlook, "contacts_a_day_needed")).isEqualTo(40);
    }

    @Test
    void chance_alone_leaves_room_around_closes() {
        Outlook outlook = outlook(Planner.CLOSES, Map.of("customers", 100.0, "rate", 0.5));

        assertThat(amount(outlook, "closes_low")).isCloseTo(40.2, within(CLOSE));
        assertThat(amount(outlook, "closes_high")).isCloseTo(59.8, within(CLOSE));
    }

    @Test
    void nobody_closes_at_a_rate_of_nothing() {
        Outlook outlook = outlook(Planner.CLOSES, Map.of("rate", 0.0));

        assertThat(outlook.figure("customers_needed").known()).isFalse();
        assertThat(outlook.figure("contacts_a_day_needed").known()).isFalse();
    }

    /// From an empty base, with the same number acquired each month and 5 % lost.
    @ParameterizedTest
    @CsvSource({"36, 1.42", "60, 1.64", "120, 1.91"})
    void halved_churn_pays_the_more_the_longer_one_looks(double months, double times) {
        Outlook outlook = outlook(Planner.RETENTION, Map.of("retention", 0.95, "horizon", months));

        assertThat(amount(outlook, "ratio_halved")).isCloseTo(times, within(0.005));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void active_customers_are_those_of_the_closed_formula(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double acquired = random.nextInt(1_000);
        double base = random.nextInt(10_000);
        double retention = random.nextInt(10, 99) / 100.0;
        int months = random.nextInt(1, 240);

        Outlook outlook =
                outlook(
                        Planner.RETENTION,
                        Map.of(
                                "acquired", acquired,
                                "base", base,
                                "retention", retention,
                                "horizon", (double) months));

        double stay = Math.pow(retention, months);
        assertThat(amount(outlook, "active"))
                .as("seed %d", seed)
                .isCloseTo(base * stay + acquired * (1 - stay) / (1 - retention), within(1e-6));
        assertThat(outlook.picture().lines().getFirst().points()).hasSize(months + 1);
    }

    @Test
    void points_of_retention_by_year_are_turned_into_months() {
        Outlook outlook =
                outlook(
                        Planner.RETENTION,
                        Map.of(
                                "base", 1_000.0,
                                "acquired", 0.0,
                                "retention", 0.6,
                                "period", 12.0,
                                "points", 0.05,
                                "profit", 1.0,
                                "horizon", 12.0));

        assertThat(amount(outlook, "active")).isCloseTo(600, within(CLOSE));
        assertThat(amount(outlook, "active_points")).isCloseTo(650, within(CLOSE));
        assertThat(amount(outlook, "active_halved")).isCloseTo(800, within(CLOSE));
        assertThat(outlook.verdict()).isEqualTo("halve");
    }

    @Test
    void what_is_gained_has_an_interval_where_it_is_known_how_many_were_observed() {
        Map<String, Double> given = new HashMap<>(Map.of("retention", 0.9, "observed", 500.0));
        Outlook outlook = outlook(Planner.RETENTION, given);

        assertThat(amount(outlook, "retention_low")).isCloseTo(0.870, within(0.001));
        assertThat(amount(outlook, "retention_high")).isCloseTo(0.923, within(0.001));
        assertThat(amount(outlook, "gain_halved"))
                .isBetween(amount(outlook, "gain_halved_low"), amount(outlook, "gain_halved_high"));
        given.put("observed", 0.0);
        assertThat(outlook(Planner.RETENTION, given).figures())
                .noneMatch(figure -> figure.key().endsWith("_low"));
    }

    @Test
    void who_loses_nobody_keeps_them_for_ever() {
        Outlook outlook = outlook(Planner.RETENTION, Map.of("retention", 1.0));

        assertThat(outlook.figure("stay").known()).isFalse();
        assertThat(amount(outlook, "ratio_halved")).isEqualTo(1);
    }

    /// The rule of thumb: discount over (margin less discount), all as shares of the price.
    @Test
    void ten_percent_off_a_margin_of_forty_must_sell_a_third_more() {
        Outlook outlook =
                outlook(
                        Planner.PROMOTION,
                        Map.of("price", 100.0, "cost", 60.0, "discount", 0.1, "cannibalised", 0.0));

        assertThat(amount(outlook, "break_even_lift")).isCloseTo(1.0 / 3, within(CLOSE));
        assertThat(outlook.verdict()).isEqualTo("loses");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void at_the_break_even_a_promotion_changes_nothing(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Double> given =
                new HashMap<>(
                        Map.of(
                                "price", 100.0,
                                "cost", (double) random.nextInt(10, 50),
                                "discount", random.nextInt(1, 30) / 100.0,
                                "units", (double) random.nextInt(1, 5_000),
                                "cannibalised", random.nextInt(50) / 100.0,
                                "other_margin", (double) random.nextInt(30),
                                "fixed", (double) random.nextInt(2_000)));
        Outlook.Figure lift = outlook(Planner.PROMOTION, given).figure("break_even_lift");
        // Small shops would have to sell more than a hundred times as much.
        if (lift.amount() <= 100) {
            given.put("lift", lift.value().orElseThrow());

            assertThat(amount(outlook(Planner.PROMOTION, given), "profit_change"))
                    .as("seed %d", seed)
                    .isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void a_discount_that_eats_the_margin_is_never_made_good() {
        Outlook outlook = outlook(Planner.PROMOTION, Map.of("discount", 0.4));

        assertThat(outlook.verdict()).isEqualTo("never");
        assertThat(outlook.figure("break_even_lift").known()).isFalse();
        assertThat(outlook.figure("break_even_units").known()).isFalse();
    }

    @Test
    void units_taken_from_other_products_cost_their_margin() {
        Outlook outlook =
                outlook(
                        Planner.PROMOTION,
                        Map.of(
                                "units", 1_000.0,
                                "lift", 0.5,
                                "cannibalised", 0.2,
                                "other_margin", 30.0));

        assertThat(amount(outlook, "taken_units")).isEqualTo(100);
        assertThat(amount(outlook, "taken_profit")).isEqualTo(3_000);
    }

    @ParameterizedTest
    @CsvSource({"10, passive, high", "0, active, low", "5, both, middle"})
    void four_factors_say_whether_to_go_out(double grade, String verdict, String band) {
        Outlook outlook =
                outlook(
                        Planner.ACQUISITION,
                        Map.of(
                                "brand", grade,
                                "distribution", grade,
                                "clientele", grade,
                                "product", grade));

        assertThat(outlook.verdict()).isEqualTo(verdict);
        assertThat(amount(outlook, "passive")).isEqualTo(grade / 10);
        assertThat(outlook.reasons())
                .isEqualTo(
                        List.of(
                                "brand." + band,
                                "distribution." + band,
                                "clientele." + band,
                                "product." + band));
    }

    @ParameterizedTest
    @EnumSource(Planner.class)
    void at_all_ends_of_what_is_taken_no_number_is_none(Planner planner) {
        for (Input input : planner.inputs()) {
            for (double end : List.of(input.least(), input.most())) {
                Outlook outlook = outlook(planner, Map.of(input.key(), end));
                assertThat(outlook.figures())
                        .as("%s %s", input.key(), end)
                        .allMatch(figure -> Double.isFinite(figure.amount()));
                assertThat(outlook.picture().lines())
                        .as("%s %s", input.key(), end)
                        .allMatch(line -> line.points().stream().allMatch(Double::isFinite));
            }
        }
    }

    @Test
    void what_cannot_be_is_refused_in_words() {
        assertThatThrownBy(() -> Planner.CLOSES.values(Map.of("rate", 1.5)))
                .hasMessage("rate 1.5; expected 0 to 1");
        assertThatThrownBy(() -> Planner.CLOSES.values(Map.of("rate", Double.NaN)))
                .hasMessage("rate NaN; expected 0 to 1");
        assertThatThrownBy(() -> Planner.ACQUISITION.values(Map.of("mood", 1.0)))
                .hasMessage(
                        "there is no input 'mood'; there are brand, distribution, clientele,"
                                + " product");
    }
}
