package org.querencia.app.demo.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who there is. Any number is somebody: those who come after the period are there already.
public final class Population {

    /// Of each fifty one works for a company that buys; of each four of those the last is a
    /// colleague of the one before, who only advises.
    private static final int CONTACT_EVERY = 50;

    private static final int COLLEAGUE_EVERY = 4;

    /// The first two of each eight may live together.
    private static final int HOUSEHOLD_EVERY = 8;

    private static final double LIVES_WITH_FIRST = 0.5;
    private static final double CHILD = 0.35;
    private static final double CATEGORY_SHAPE = 0.8;
    private static final int CHANGED = 500_000;

    private final long seed;
    private final LocalDate today;
    private final int categories;
    private final Urn<Table.Row> women = names("f");
    private final Urn<Table.Row> men = names("m");
    private final Urn<Table.Row> surnames =
            new Urn<>(Table.rows("surnames.txt"), row -> row.number(1));
    private final Urn<Home.City> cities =
            new Urn<>(
                    Table.rows("cities.txt").stream().map(Home.City::of).toList(),
                    Home.City::people);

    /// @param today ages are as of then
    /// @param categories how many kinds of product there are to have a taste for
    Population(long seed, LocalDate today, int categories) {
        this.seed = seed;
        this.today = today;
        this.categories = categories;
    }

    public Person person(int number) {
        return number % HOUSEHOLD_EVERY == 1 && together(number)
                ? housemate(number, alone(number - 1))
                : alone(number);
    }

    Firm firm(int number) {
        return Firm.of(seed, number, cities);
    }

    private static boolean contact(int number) {
        return number % CONTACT_EVERY == 0;
    }

    /// Whether that one works for a company and lets a colleague buy.
    public static boolean advises(int number) {
        return contact(number) && number / CONTACT_EVERY % COLLEAGUE_EVERY == COLLEAGUE_EVERY - 1;
    }

    /// Whether that one lives with the one before.
    private boolean together(int number) {
        return Lots.of(seed, "household", number).chance(LIVES_WITH_FIRST);
    }

    private Person alone(int number) {
        Lots lots = Lots.of(seed, "person", number);
        boolean female = lots.chance(0.62);
        Name name = name(female, lots);
        int age = (int) Math.min(86, 18 + lots.gamma(2.6, 0.13));
        Home home = Home.in(cities.draw(lots), lots);
        Optional<Firm> firm =
                contact(number)
                        ? Optional.of(firm(number / CONTACT_EVERY - (advises(number) ? 1 : 0)))
                        : Optional.empty();
        return new Person(
                number,
                name,
                female,
                today.minusDays(age * 365L + lots.below(365)),
                Documents.cedula(seed, number),
                emails(name, number, age, firm, lots),
                phones(number, lots),
                "",
                firm.map(Firm::home).orElse(home),
                firm,
                tastes(lots));
    }

    /// Partner or grown-up child of the one before.
    private Person housemate(int number, Person first) {
        Person person = alone(number);
        boolean child = Lots.of(seed, "relation", number).chance(CHILD);
        Name name = person.name();
        String surname = child ? first.name().surname() : name.surname();
        return new Person(
                number,
                new Name(
                        name.first(),
                        name.second(),
                        surname,
                        name.secondSurname(),
                        name.friendly()),
                person.female(),
                person.born(),
                person.cedula(),
                person.emails(),
                person.phones(),
                first.phone(),
                first.home(),
                Optional.empty(),
                person.tastes());
    }

    private Name name(boolean female, Lots lots) {
        Urn<Table.Row> urn = female ? women : men;
        Table.Row first = urn.draw(lots);
        String second = lots.chance(0.55) ? urn.draw(lots).text(0) : "";
        return new Name(
                first.text(0),
                second.equals(first.text(0)) ? "" : second,
                surnames.draw(lots).text(0),
                surnames.draw(lots).text(0),
                lots.one(first.list(3)));
    }

    private static List<String> emails(
            Name name, int number, int age, Optional<Firm> firm, Lots lots) {
        List<String> emails = new ArrayList<>();
        if (firm.isPresent()) {
            String domain = firm.get().email().substring(firm.get().email().indexOf('@'));
            emails.add(Mailboxes.plain(name.first()) + number + domain);
        }
        if (lots.chance(age > 64 ? 0.6 : 0.95)) {
            emails.add(Mailboxes.of(name, number, lots));
        }
        if (!emails.isEmpty() && lots.chance(0.22)) {
            emails.add(Mailboxes.of(name, number + CHANGED, lots));
        }
        return List.copyOf(emails);
    }

    private List<String> phones(int number, Lots lots) {
        String phone = Phones.mobile(seed, number, lots);
        return lots.chance(0.08)
                ? List.of(phone, Phones.mobile(seed, number + CHANGED, lots))
                : List.of(phone);
    }

    /// A draw of a Dirichlet distribution, without its last step: only the relations matter.
    private List<Double> tastes(Lots lots) {
        List<Double> tastes = new ArrayList<>(categories);
        for (int category = 0; category < categories; category++) {
            tastes.add(lots.gamma(CATEGORY_SHAPE, CATEGORY_SHAPE));
        }
        return List.copyOf(tastes);
    }

    private static Urn<Table.Row> names(String sex) {
        return new Urn<>(
                Table.rows("given-names.txt").stream()
                        .filter(row -> row.text(1).equals(sex))
                        .toList(),
                row -> row.number(2));
    }
}
