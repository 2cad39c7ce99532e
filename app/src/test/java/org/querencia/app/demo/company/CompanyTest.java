package org.querencia.app.demo.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.querencia.app.demo.company.Company.Plan;
import org.querencia.app.demo.company.Purchase.Line;

class CompanyTest {
    private static final Company COMPANY = Companies.of(3, 3_000);

    @Test
    void the_same_plan_is_the_same_company() {
        assertThat(Companies.of(3, 3_000).lives()).isEqualTo(COMPANY.lives());
    }

    @Test
    void another_seed_is_another_company() {
        assertThat(Companies.of(4, 3_000).lives()).isNotEqualTo(COMPANY.lives());
    }

    @Test
    void a_company_of_nobody_is_refused() {
        assertThatThrownBy(() -> new Plan(1, Companies.UNTIL, 99))
                .hasMessage("99 people: expected 100 to 200000");
    }

    @Test
    void everything_is_bought_within_the_period_by_somebody_who_has_come_and_not_left() {
        for (Life life : COMPANY.lives()) {
            for (Purchase purchase : life.purchases()) {
                int day = (int) purchase.moment();
                assertThat(purchase.moment()).isBetween(0.0, (double) COMPANY.period().days());
                assertThat(day).isGreaterThanOrEqualTo((int) life.first());
                assertThat(day == (int) life.first() || day <= life.leaves()).isTrue();
            }
        }
    }

    @Test
    void everything_bought_is_a_product_at_its_price_of_that_day() {
        for (Purchase purchase : COMPANY.purchases()) {
            LocalDate date = COMPANY.period().date(purchase.moment());
            assertThat(purchase.lines()).isNotEmpty();
            for (Line line : purchase.lines()) {
                assertThat(COMPANY.catalogue().product(line.product().sku()))
                        .contains(line.product());
                assertThat(line.pricePesos())
                        .isEqualTo(COMPANY.catalogue().tag(line.product(), date).pesos());
                assertThat(line.quantity()).isPositive();
                assertThat(line.pesos()).isPositive();
            }
        }
    }

    @Test
    void coupons_are_of_campaigns_that_run() {
        assertThat(COMPANY.purchases())
                .filteredOn(purchase -> purchase.campaign().isPresent())
                .isNotEmpty()
                .allMatch(
                        purchase -> purchase.campaign().orElseThrow().runs((int) purchase.moment()))
                .allMatch(purchase -> purchase.discountPesos() > 0);
    }

    @Test
    void what_comes_back_was_bought_before() {
        assertThat(COMPANY.purchases())
                .filteredOn(purchase -> purchase.refund().isPresent())
                .isNotEmpty()
                .allSatisfy(purchase -> {
                    var refund = purchase.refund().orElseThrow();
                    assertThat(refund.moment()).isGreaterThan(purchase.moment());
                    assertThat(purchase.lines()).containsAll(refund.lines());
                    assertThat(refund.pesos()).isLessThanOrEqualTo(purchase.goodsPesos());
                });
    }

    @Test
    void orders_are_numbered_as_they_are_made_and_no_two_alike() {
        Map<String, Purchase> byId = new HashMap<>();
        double last = 0;
        for (Purchase purchase : COMPANY.purchases()) {
            assertThat(byId.put(purchase.id(), purchase)).isNull();
            assertThat(purchase.moment()).isGreaterThanOrEqualTo(last);
            last = purchase.moment();
        }
        assertThat(COMPANY.lives().stream().mapToInt(life -> life.purchases().size()).sum())
                .isEqualTo(byId.size());
    }

    @Test
    void they_come_through_every_route_and_buy_through_every_channel() {
        assertThat(COMPANY.lives())
                .extracting(life -> life.arrival().route())
                .contains(Route.values());
        assertThat(COMPANY.purchases()).extracting(Purchase::channel).contains(Channel.values());
    }
}
