package org.querencia.app.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Recognition;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.workspace.Workspace;

class PopulationTest {
    private static final int PEOPLE = 4_000;
    private static final IdentityRules RULES =
            IdentityRules.defaults(
                    new Workspace(
                            "CO",
                            ZoneId.of("America/Bogota"),
                            Currency.getInstance("COP"),
                            Locale.of("es"),
                            "salt"));

    private final List<Person> people = people(1);

    @Test
    void a_number_is_the_same_person_whatever_the_day() {
        Population later = new Population(1, Companies.UNTIL.plusDays(9), 10);

        assertThat(later.person(17).name()).isEqualTo(people.get(17).name());
        assertThat(later.person(17).emails()).isEqualTo(people.get(17).emails());
        assertThat(later.person(17).phones()).isEqualTo(people.get(17).phones());
        assertThat(people(2).get(17).name()).isNotEqualTo(people.get(17).name());
    }

    @Test
    void cedulas_and_nits_are_valid_and_nobody_elses() {
        Set<String> cedulas = new HashSet<>();
        Set<String> nits = new HashSet<>();
        for (Person person : people) {
            cedulas.add(accepted("tax_id", person.cedula()));
            String withDigit = person.cedula() + "-" + Documents.checkDigit(person.cedula());
            assertThat(accepted("tax_id", withDigit)).isEqualTo(person.cedula());
            person.firm().map(Firm::taxId).ifPresent(taxId -> nits.add(accepted("tax_id", taxId)));
        }
        assertThat(cedulas).hasSize(PEOPLE);
        assertThat(nits).hasSize(PEOPLE / 50 * 3 / 4);
    }

    @Test
    void phones_are_possible_in_colombia_and_of_one_person() {
        Set<String> phones = new HashSet<>();
        int given = 0;
        for (Person person : people) {
            for (String phone : person.phones()) {
                given++;
                phones.add(accepted("phone", phone));
            }
            person.firm().ifPresent(firm -> accepted("phone", firm.phone()));
        }
        assertThat(phones).hasSize(given).allMatch(phone -> phone.startsWith("+573"));
    }

    @Test
    void mailboxes_are_under_a_domain_that_is_nobodys() {
        Set<String> emails = new HashSet<>();
        int given = 0;
        for (Person person : people) {
            for (String email : person.emails()) {
                given++;
                emails.add(accepted("email", email));
            }
        }
        assertThat(emails).hasSize(given).allMatch(email -> email.endsWith(".example"));
    }

    @Test
    void some_live_together_and_some_buy_for_a_company() {
        assertThat(people)
                .filteredOn(person -> !person.householdPhone().isEmpty())
                .hasSizeBetween(PEOPLE / 20, PEOPLE / 12)
                .allSatisfy(person -> {
                    Person other = people.get(person.number() - 1);
                    assertThat(person.home()).isEqualTo(other.home());
                    assertThat(person.householdPhone()).isEqualTo(other.phone());
                });
        assertThat(people).filteredOn(person -> person.firm().isPresent()).hasSize(PEOPLE / 50);
    }

    private static List<Person> people(long seed) {
        Population population = new Population(seed, Companies.UNTIL, 10);
        return IntStream.range(0, PEOPLE).mapToObj(population::person).toList();
    }

    private static String accepted(String type, String raw) {
        Recognition recognition = RULES.identifier(type, raw);
        return Optional.of(recognition)
                .filter(Accepted.class::isInstance)
                .map(known -> ((Accepted) known).identifier().value())
                .orElseThrow(() -> new AssertionError(recognition.toString()));
    }
}
