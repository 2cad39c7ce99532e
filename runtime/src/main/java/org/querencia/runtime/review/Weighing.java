package org.querencia.runtime.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.event.Value;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.Phones;
import org.querencia.core.trait.Trait;
import org.querencia.runtime.state.Folding;
import org.querencia.runtime.view.ProfileView;

/// Weighs how much what is known of two people speaks for their being one, by fixed weights in the
/// form of Fellegi and Sunter (1969): natural logarithms of how much likelier an agreement is with
/// one person than with strangers who were found by the same search. They are estimates for
/// companies that have no model yet, not learned from anything.
final class Weighing {

    static final String MODEL = "likeness-1";

    /// Of candidates that the search brings, most are strangers.
    private static final double PRIOR = -3;

    private static final double NAMES_CLOSE = 0.5;
    private static final int DIGITS = 7;

    private static final String EXACT = "exact";
    private static final String CLOSE = "close";
    private static final String DIFFERENT = "different";
    private static final String MISSING = "missing";

    private static final List<String> WHOLE = List.of("name", "fullName", "full_name");
    private static final List<String> FIRST = List.of("firstName", "first_name", "firstname");
    private static final List<String> LAST = List.of("lastName", "last_name", "lastname");
    private static final List<String> BIRTH =
            List.of("birthday", "birthDate", "birth_date", "birthdate", "dateOfBirth");
    private static final List<String> CITY = List.of("city", "ciudad");

    private Weighing() {}

    /// What each field says; `one` stands first.
    static List<Contribution> of(ProfileView one, ProfileView other) {
        List<Contribution> told = new ArrayList<>();
        told.add(names(name(one), name(other)));
        told.add(emails(all(one, IdentityDefinition.EMAIL), all(other, IdentityDefinition.EMAIL)));
        told.add(phones(all(one, IdentityDefinition.PHONE), all(other, IdentityDefinition.PHONE)));
        told.add(
                whole(
                        "tax_id",
                        first(all(one, IdentityDefinition.TAX_ID)),
                        first(all(other, IdentityDefinition.TAX_ID)),
                        9,
                        -6));
        told.add(whole("birth_date", trait(one, BIRTH), trait(other, BIRTH), 4, -4));
        told.add(whole("city", trait(one, CITY), trait(other, CITY), 0.8, -0.6));
        return told.stream()
                .filter(each -> !(each.one().isEmpty() && each.other().isEmpty()))
                .toList();
    }

    static double probability(List<Contribution> told) {
        double sum = told.stream().mapToDouble(Contribution::weight).sum() + PRIOR;
        return 1 / (1 + Math.exp(-sum));
    }

    /// The name as traits tell it; empty where they do not.
    static String name(ProfileView view) {
        String whole = trait(view, WHOLE);
        return whole.isEmpty() ? (trait(view, FIRST) + " " + trait(view, LAST)).strip() : whole;
    }

    /// What stands before the sign and before a tag.
    static String mailbox(String email) {
        int at = email.lastIndexOf('@');
        String local = at < 0 ? email : email.substring(0, at);
        int tag = local.indexOf('+');
        return tag < 0 ? local : local.substring(0, tag);
    }

    private static Contribution names(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return new Contribution("name", one, other, 0, MISSING);
        }
        String plain = Folding.of(one);
        String plainOther = Folding.of(other);
        if (words(plain).equals(words(plainOther))) {
            return new Contribution("name", one, other, 3.5, EXACT);
        }
        double alike = alike(plain, plainOther);
        return alike >= NAMES_CLOSE
                ? new Contribution("name", one, other, 4 * (alike - 0.3), CLOSE)
                : new Contribution("name", one, other, -3, DIFFERENT);
    }

    private static Contribution emails(List<String> some, List<String> others) {
        return best(
                "email",
                some,
                others,
                (one, other) ->
                        one.equals(other)
                                ? Optional.of(new Weight(7, EXACT))
                                : mailbox(one).equals(mailbox(other))
                                        ? Optional.of(new Weight(3.5, CLOSE))
                                        : Optional.empty());
    }

    private static Contribution phones(List<String> some, List<String> others) {
        return best(
                "phone",
                some,
                others,
                (one, other) ->
                        one.equals(other)
                                ? Optional.of(new Weight(6, EXACT))
                                : lastDigits(one).equals(lastDigits(other))
                                        ? Optional.of(new Weight(4, CLOSE))
                                        : Optional.empty());
    }

    private static Contribution best(
            String field, List<String> some, List<String> others, Agreement agreement) {
        if (some.isEmpty() || others.isEmpty()) {
            return new Contribution(field, first(some), first(others), 0, MISSING);
        }
        Contribution best = new Contribution(field, first(some), first(others), -0.5, DIFFERENT);
        for (String one : some) {
            for (String other : others) {
                Optional<Weight> weight = agreement.of(one, other);
                if (weight.filter(found -> found.weight() > 0).isPresent()
                        && weight.get().weight() > best.weight()) {
                    best =
                            new Contribution(
                                    field, one, other, weight.get().weight(), weight.get().level());
                }
            }
        }
        return best;
    }

    private static Contribution whole(
            String field, String one, String other, double agreed, double differs) {
        if (one.isEmpty() || other.isEmpty()) {
            return new Contribution(field, one, other, 0, MISSING);
        }
        return Folding.of(one).equals(Folding.of(other))
                ? new Contribution(field, one, other, agreed, EXACT)
                : new Contribution(field, one, other, differs, DIFFERENT);
    }

    /// The part of trigrams that both have, as pg_trgm counts it: 0 to 1.
    private static double alike(String one, String other) {
        Set<String> some = trigrams(one);
        Set<String> others = trigrams(other);
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        int all = some.size() + others.size() - both.size();
        return all == 0 ? 0 : (double) both.size() / all;
    }

    private static Set<String> trigrams(String plain) {
        Set<String> trigrams = new HashSet<>();
        for (String word : plain.split(" ", -1)) {
            String padded = "  " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                trigrams.add(padded.substring(i, i + 3));
            }
        }
        return trigrams;
    }

    private static Set<String> words(String plain) {
        return new TreeSet<>(Arrays.asList(plain.split(" ", -1)));
    }

    private static String lastDigits(String phone) {
        String digits = Phones.national(phone).orElse(phone);
        return digits.length() < DIGITS ? digits : digits.substring(digits.length() - DIGITS);
    }

    private static List<String> all(ProfileView view, String type) {
        return view.identifiers().stream()
                .map(ProfileView.Known::identifier)
                .filter(identifier -> identifier.type().equals(type))
                .map(Identifier::value)
                .toList();
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String trait(ProfileView view, List<String> names) {
        for (String name : names) {
            Trait trait = view.traits().get(name);
            if (trait != null
                    && trait.value() instanceof Value.Text(String text)
                    && !text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    private record Weight(double weight, String level) {}

    @FunctionalInterface
    private interface Agreement {
        Optional<Weight> of(String one, String other);
    }
}
