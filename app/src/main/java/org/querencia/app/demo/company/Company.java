package org.querencia.app.demo.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A small maker of functional food in Medellín, over 24 months: three shops, a site, a WhatsApp
/// line and a seller who visits companies. The same seed, day and size give the same company.
/// Immutable; safe from any thread.
public final class Company {
    public static final String NAME = "Semilla Alimentos Funcionales S.A.S.";
    public static final String NIT = "990876543";
    public static final String SITE = "https://tienda.semilla.example";

    /// How many of them are told.
    public static final int MONTHS = Period.MONTHS;

    private static final int PEOPLE_OF_FULL_SIZE = 20_000;

    private final Plan plan;
    private final Period period;
    private final Catalogue catalogue;
    private final Campaigns campaigns;
    private final Population population;
    private final Basket basket;
    private final List<Life> lives;
    private final List<Purchase> purchases;

    /// @param until the first day of which nothing is told
    /// @param people whom the company meets, [#PEOPLE_MIN] to [#PEOPLE_MAX]
    public record Plan(long seed, LocalDate until, int people) {
        public static final int PEOPLE_MIN = 100;
        public static final int PEOPLE_MAX = 200_000;
        public static final int PEOPLE_DEFAULT = PEOPLE_OF_FULL_SIZE;
        public static final long SEED_DEFAULT = 1;

        public Plan {
            if (people < PEOPLE_MIN || people > PEOPLE_MAX) {
                throw new IllegalArgumentException(
                        "%d people: expected %d to %d".formatted(people, PEOPLE_MIN, PEOPLE_MAX));
            }
        }
    }

    private Company(Plan plan) {
        this.plan = plan;
        this.period = Period.before(plan.until());
        this.catalogue = Catalogue.of(period);
        this.campaigns = Campaigns.of(period, (double) plan.people() / PEOPLE_OF_FULL_SIZE);
        this.basket = new Basket(catalogue);
        this.population = new Population(plan.seed(), plan.until(), basket.categories());
        Behaviour behaviour = new Behaviour(plan.seed(), period, catalogue, campaigns, basket);
        // Everybody draws their own lots, so it does not matter who is first.
        List<Life> all =
                IntStream.range(0, plan.people())
                        .parallel()
                        .mapToObj(number -> behaviour.live(population.person(number)))
                        .toList();
        this.purchases = numbered(all);
        this.lives = withNumbered(all, purchases);
    }

    public static Company of(Plan plan) {
        return new Company(plan);
    }

    public Plan plan() {
        return plan;
    }

    public Period period() {
        return period;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Campaigns campaigns() {
        return campaigns;
    }

    public Population population() {
        return population;
    }

    public Basket basket() {
        return basket;
    }

    /// By number of the person.
    public List<Life> lives() {
        return lives;
    }

    /// The oldest first.
    public List<Purchase> purchases() {
        return purchases;
    }

    /// Something that person buys on the site after the period, as they would have within it.
    ///
    /// @param pesos what they want to spend
    public Purchase siteOrder(Person person, long pesos, LocalDate date, Lots lots) {
        List<Purchase.Line> lines =
                basket.fill(
                        person,
                        basket.liking(person),
                        Optional.empty(),
                        new Basket.Wish(pesos, date, 0),
                        lots);
        return new Purchase(
                person,
                period.day(date),
                Channel.WEB,
                Optional.empty(),
                lines,
                Optional.empty(),
                Behaviour.delivery(Channel.WEB, lines),
                0,
                Optional.empty());
    }

    /// What somebody of the company draws, told from all other draws by `about` and `number`.
    public Lots lots(String about, long number) {
        return Lots.of(plan.seed(), about, number);
    }

    private static List<Life> withNumbered(List<Life> lives, List<Purchase> purchases) {
        List<List<Purchase>> byPerson = new ArrayList<>();
        lives.forEach(life -> byPerson.add(new ArrayList<>(life.purchases().size())));
        purchases.forEach(purchase -> byPerson.get(purchase.buyer().number()).add(purchase));
        return lives.stream().map(life -> life.with(byPerson.get(life.person().number()))).toList();
    }

    /// Orders get their numbers when they are made.
    private static List<Purchase> numbered(List<Life> lives) {
        List<Purchase> all = new ArrayList<>();
        lives.forEach(life -> all.addAll(life.purchases()));
        all.sort(
                Comparator.comparingDouble(Purchase::moment)
                        .thenComparingInt(purchase -> purchase.buyer().number()));
        Map<String, Integer> numbers = new HashMap<>();
        all.replaceAll(purchase ->
                purchase.numbered(
                        numbers.merge(
                                purchase.channel() + purchase.shop().map(Shop::prefix).orElse(""),
                                1,
                                Integer::sum)));
        return List.copyOf(all);
    }
}
