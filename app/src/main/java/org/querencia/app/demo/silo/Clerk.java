package org.querencia.app.demo.silo;

import java.util.List;
import java.util.Locale;
import org.querencia.app.demo.company.Documents;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.silo.Spelling.Care;

/// Writes down what somebody says of themselves, with the mistakes of its kind.
///
/// @param slips how often a digit or letter goes wrong, 0 to 1
/// @param lots its own
record Clerk(Care care, double slips, Lots lots) {
    private static final double HOUSEHOLD = 0.12;
    private static final double OTHER_PHONE = 0.35;
    private static final double OTHER_EMAIL = 0.3;

    String name(Person person) {
        return Spelling.full(person.name(), care, lots);
    }

    String given(Person person) {
        return Spelling.given(person.name(), care, lots);
    }

    String surnames(Person person) {
        return Spelling.surnames(person.name(), care, lots);
    }

    /// The cédula, digits only.
    String digits(Person person) {
        return slip(person.cedula());
    }

    /// The cédula, as the place writes it.
    String cedula(Person person) {
        String digits = slip(person.cedula());
        return switch (lots.below(8)) {
            case 0 -> dotted(digits);
            case 1 -> digits + "-" + Documents.checkDigit(digits);
            default -> digits;
        };
    }

    /// Theirs, a former one, or that of somebody they live with.
    String phone(Person person) {
        String digits = slip(spoken(person));
        return switch (lots.below(9)) {
            case 0 ->
                    digits.substring(0, 3)
                            + " "
                            + digits.substring(3, 6)
                            + " "
                            + digits.substring(6);
            case 1 -> "+57" + digits;
            case 2 -> "57 " + digits;
            case 3 -> "(+57) " + digits.substring(0, 3) + " " + digits.substring(3);
            case 4 -> digits.substring(0, 3) + "-" + digits.substring(3);
            default -> digits;
        };
    }

    /// As programs write it: digits with the country's prefix.
    String phoneOfProgram(Person person) {
        return "57" + person.phone();
    }

    /// Empty for those who have none.
    String email(Person person) {
        if (person.emails().isEmpty()) {
            return "";
        }
        boolean other = lots.chance(OTHER_EMAIL);
        String email = other ? person.emails().getLast() : person.emails().getFirst();
        String cased = lots.chance(0.06) ? email.toUpperCase(Locale.ROOT) : email;
        return lots.chance(slips) ? mistyped(cased) : cased;
    }

    private String spoken(Person person) {
        if (!person.householdPhone().isEmpty() && lots.chance(HOUSEHOLD)) {
            return person.householdPhone();
        }
        return lots.chance(OTHER_PHONE) ? person.phones().getLast() : person.phone();
    }

    /// Perhaps one digit wrong, or two exchanged.
    private String slip(String digits) {
        if (!lots.chance(slips)) {
            return digits;
        }
        int at = 3 + lots.below(digits.length() - 4);
        if (lots.chance(0.5)) {
            return digits.substring(0, at)
                    + digits.charAt(at + 1)
                    + digits.charAt(at)
                    + digits.substring(at + 2);
        }
        int wrong = (digits.charAt(at) - '0' + 1 + lots.below(9)) % 10;
        return digits.substring(0, at) + wrong + digits.substring(at + 1);
    }

    private String mistyped(String email) {
        int at = email.indexOf('@');
        return switch (lots.below(4)) {
            case 0 -> email.substring(0, at) + email.substring(at + 1);
            case 1 -> email.substring(0, email.length() - 1);
            case 2 -> email.substring(0, at - 1) + email.substring(at);
            default -> email.substring(0, 1) + email.charAt(0) + email.substring(1);
        };
    }

    private static String dotted(String digits) {
        StringBuilder dotted = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            dotted.insert(at, '.');
        }
        return dotted.toString();
    }

    /// What is typed to get past a field that must not be empty.
    String junkEmail() {
        return lots.one(
                List.of("noaplica@correo.example", "no@tiene.example", "cliente@tienda.example"));
    }
}
