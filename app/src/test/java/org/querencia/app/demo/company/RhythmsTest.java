package org.querencia.app.demo.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.querencia.app.demo.company.Rhythms.Model;

/// The population is as the models say. Expectations are the models' formulas, averaged over the
/// rates people really have.
class RhythmsTest {
    private static final Company COMPANY = Companies.of(11, 20_000);
    private static final double END = COMPANY.period().days();

    /// Customers who came within the period, and not for a company.
    private static final List<Life> CUSTOMERS =
            COMPANY.lives().stream()
                    .filter(life -> life.person().firm().isEmpty())
                    .filter(life -> !life.purchases().isEmpty() && life.first() >= 0)
                    .toList();

    @Test
    void rates_are_as_gamma_distributions_have_them() {
        List<Life> usual =
                CUSTOMERS.stream()
                        .filter(life ->
                                Rhythms.model(life.arrival().route()).equals(Rhythms.PERSON))
                        .toList();
        Model model = Rhythms.PERSON;

        assertThat(mean(usual, life -> life.rhythm().perWeek()))
                .isCloseTo(model.r() / model.alpha(), within(0.003));
        assertThat(mean(usual, life -> life.rhythm().leavingPerWeek()))
                .isCloseTo(model.s() / model.beta(), within(0.002));
        assertThat(mean(usual, life -> life.rhythm().pesos()))
                .isCloseTo(Rhythms.P * model.gammaPesos() / (model.q() - 1), within(2_000.0));
    }

    /// Schmittlein et al. 1987: somebody of rates λ and μ buys again within t unless they leave
    /// first, with probability λ/(λ + μ) (1 − exp(−(λ + μ) t)).
    @Test
    void as_many_buy_again_as_the_model_says() {
        double expected =
                mean(
                        CUSTOMERS,
                        life -> {
                            double lambda = life.rhythm().perWeek();
                            double both = lambda + life.rhythm().leavingPerWeek();
                            return lambda / both * (1 - Math.exp(-both * weeks(life)));
                        });
        double again = mean(CUSTOMERS, life -> life.purchases().size() > 1 ? 1 : 0);

        assertThat(again).isCloseTo(expected, within(0.02)).isBetween(0.4, 0.6);
    }

    /// λ/μ (1 − exp(−μt)) purchases after the first.
    @Test
    void they_buy_as_often_as_the_model_says() {
        double expected =
                mean(
                        CUSTOMERS,
                        life -> {
                            double mu = life.rhythm().leavingPerWeek();
                            return life.rhythm().perWeek() / mu * (1 - Math.exp(-mu * weeks(life)));
                        });
        double more = mean(CUSTOMERS, life -> life.purchases().size() - 1);

        assertThat(more / expected).isCloseTo(1, within(0.06));
    }

    /// exp(−μt) are still there, but for those whom the price rise drove away.
    @Test
    void as_many_stay_as_the_model_says_less_those_whom_the_price_rise_drives_away() {
        double expected =
                mean(CUSTOMERS, life -> Math.exp(-life.rhythm().leavingPerWeek() * weeks(life)));
        double stay = mean(CUSTOMERS, life -> life.alive(END) ? 1 : 0);

        assertThat(stay / expected).isBetween(0.93, 0.99);
    }

    @Test
    void purchases_come_to_what_people_spend() {
        double spent =
                mean(
                        CUSTOMERS,
                        life ->
                                life.purchases().stream()
                                                .mapToLong(Purchase::goodsPesos)
                                                .average()
                                                .orElse(0)
                                        / life.rhythm().pesos());

        assertThat(spent).isCloseTo(1, within(0.12));
    }

    private static double weeks(Life life) {
        return (END - life.first()) / 7;
    }

    private static double mean(List<Life> lives, ToDoubleFunction<Life> of) {
        return lives.stream().mapToDouble(of).average().orElse(0);
    }
}
