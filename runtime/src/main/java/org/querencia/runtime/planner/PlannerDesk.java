package org.querencia.runtime.planner;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.Behind;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.planner.Planner;

/// Keeps scenarios, and holds them against what came. Safe from any thread.
public final class PlannerDesk {
    private static final long QUARTER_DAYS = 90;
    private static final double QUARTER_MONTHS = 3;

    /// Of more than so many customers a quarter, who came back is not counted here.
    private static final int CUSTOMERS_MAX = 200_000;

    private final Scenarios scenarios;
    private final Overviews overviews;
    private final ZoneId zone;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param zone of the workspace, whose days are counted
    public PlannerDesk(
            Scenarios scenarios,
            Overviews overviews,
            ZoneId zone,
            InstantSource clock,
            RandomGenerator random) {
        this.scenarios = scenarios;
        this.overviews = overviews;
        this.zone = zone;
        this.clock = clock;
        this.random = random;
    }

    /// What somebody wants kept.
    ///
    /// @param inputs those that are not usual
    public record Draft(
            Planner planner, String name, Map<String, Double> inputs, Optional<LocalDate> starts) {}

    /// Newest first.
    public List<Scenario> all() {
        return scenarios.all();
    }

    public Optional<Scenario> find(String id) {
        return scenarios.find(id);
    }

    /// Throws [IllegalArgumentException] when the draft cannot be kept, in words.
    public Scenario keep(Author author, Draft draft) {
        Instant now = clock.instant();
        Scenario scenario =
                new Scenario(
                        Uuid7.at(now, random).toString(),
                        draft.planner(),
                        draft.name(),
                        draft.inputs(),
                        draft.starts(),
                        author.name(),
                        now);
        if (!scenarios.add(scenario)) {
            throw new IllegalArgumentException(
                    "there are %,d scenarios; delete one first".formatted(Scenarios.SCENARIOS_MAX));
        }
        return scenario;
    }

    /// Whether there was one of that id.
    public boolean delete(String id) {
        return scenarios.delete(id);
    }

    /// What the company's own figures say of a planner's inputs, as far as they do: of retention,
    /// who ordered in the quarter before the last, how many of them did again in the last one, and
    /// how many customers came new a month. Empty for other planners, and where nobody could have
    /// come back.
    public Map<String, Double> own(Planner planner) {
        if (planner != Planner.RETENTION) {
            return Map.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Set<ProfileId> before = customers(today.minusDays(2 * QUARTER_DAYS - 1), QUARTER_DAYS);
        Set<ProfileId> now = customers(today.minusDays(QUARTER_DAYS - 1), QUARTER_DAYS);
        if (before.isEmpty() || Math.max(before.size(), now.size()) >= CUSTOMERS_MAX) {
            return Map.of();
        }
        long back = before.stream().filter(now::contains).count();
        long came = overview(today.minusDays(QUARTER_DAYS - 1), today).newCustomers();
        Map<String, Double> own = new LinkedHashMap<>();
        own.put("acquired", (double) Math.round(came / QUARTER_MONTHS));
        own.put("base", (double) now.size());
        own.put("retention", (double) back / before.size());
        own.put("period", QUARTER_MONTHS);
        own.put("observed", (double) before.size());
        return own;
    }

    private Set<ProfileId> customers(LocalDate from, long days) {
        Period period = new Period(Optional.of(from), Optional.of(from.plusDays(days - 1)));
        return overviews.people(Group.CUSTOMERS, period, Optional.empty(), CUSTOMERS_MAX).stream()
                .map(Behind::profile)
                .collect(Collectors.toSet());
    }

    /// What came since the scenario began; empty for those without a beginning, those that begin
    /// later, and planners whose numbers nothing is known of.
    public Optional<Came> came(Scenario scenario) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return scenario.starts()
                .filter(day -> !day.isAfter(today))
                .flatMap(from -> came(scenario, from, today));
    }

    private Optional<Came> came(Scenario scenario, LocalDate from, LocalDate today) {
        return switch (scenario.planner()) {
            case CLOSES -> {
                LocalDate end = from.plusDays(whole(scenario, "days") - 1);
                double planned = scenario.outlook().figure("closes").amount();
                Overview overview = overview(from, earlier(end, today));
                yield Optional.of(came("closes", from, end, today, planned, overview.orders()));
            }
            case RETENTION -> {
                LocalDate end = from.plusMonths(whole(scenario, "horizon")).minusDays(1);
                double planned =
                        scenario.inputs().getOrDefault("acquired", 0.0)
                                * whole(scenario, "horizon");
                Overview overview = overview(from, earlier(end, today));
                yield Optional.of(
                        came("acquired", from, end, today, planned, overview.newCustomers()));
            }
            case PROMOTION, ACQUISITION -> Optional.empty();
        };
    }

    private static Came came(
            String input,
            LocalDate from,
            LocalDate end,
            LocalDate today,
            double planned,
            long came) {
        LocalDate to = earlier(end, today);
        double part =
                (ChronoUnit.DAYS.between(from, to) + 1.0)
                        / (ChronoUnit.DAYS.between(from, end) + 1.0);
        return new Came(input, from, to, today.isAfter(end), planned * part, came);
    }

    private Overview overview(LocalDate from, LocalDate to) {
        return overviews.overview(new Period(Optional.of(from), Optional.of(to)), Optional.empty());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static long whole(Scenario scenario, String input) {
        return Math.round(scenario.inputs().getOrDefault(input, 0.0));
    }
}
