package org.querencia.runtime.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.science.planner.Planner;

/// What every store of scenarios must do.
public abstract class ScenariosContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");

    /// A store with nothing in it; those opened before are gone.
    protected abstract Scenarios empty();

    private static Scenario scenario(String id, int seconds) {
        return new Scenario(
                id,
                Planner.CLOSES,
                "Noviembre: más clientes",
                Map.of("customers", 1_000.0, "rate", 0.1 + 0.2),
                Optional.of(LocalDate.of(2026, 11, 1)),
                "ana@x.co",
                NOON.plusSeconds(seconds));
    }

    @Test
    void a_scenario_is_kept_to_the_last_digit_and_given_up() {
        Scenarios scenarios = empty();
        Scenario plain =
                new Scenario(
                        "b", Planner.RETENTION, "x", Map.of(), Optional.empty(), "token", NOON);

        assertThat(scenarios.add(scenario("a", 1))).isTrue();
        assertThat(scenarios.add(plain)).isTrue();
        assertThat(scenarios.add(scenario("c", 1))).isTrue();

        assertThat(scenarios.all()).isEqualTo(List.of(scenario("a", 1), scenario("c", 1), plain));
        assertThat(scenarios.find("a")).contains(scenario("a", 1));
        assertThat(scenarios.find("d")).isEmpty();
        assertThat(scenarios.delete("a")).isTrue();
        assertThat(scenarios.delete("a")).isFalse();
        assertThat(scenarios.all()).isEqualTo(List.of(scenario("c", 1), plain));
    }

    @Test
    void there_is_an_end_to_them() {
        Scenarios scenarios = empty();
        for (int i = 0; i < Scenarios.SCENARIOS_MAX; i++) {
            scenarios.add(scenario("s" + i, i));
        }

        assertThat(scenarios.add(scenario("one more", 0))).isFalse();
        assertThat(scenarios.all()).hasSize(Scenarios.SCENARIOS_MAX);
    }
}
