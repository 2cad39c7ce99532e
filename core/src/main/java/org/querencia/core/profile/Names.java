package org.querencia.core.profile;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.querencia.core.identity.Identifier;
import org.querencia.core.trait.Traits;

/// How people are called where they are shown.
public final class Names {

    private static final List<String> WHOLE = List.of("name", "fullName", "full_name");
    private static final List<String> FIRST = List.of("firstName", "first_name", "firstname");
    private static final List<String> LAST = List.of("lastName", "last_name", "lastname");

    private Names() {}

    /// The name as traits tell it, whole or from its two parts; empty where they do not.
    public static String of(Traits traits) {
        String whole = text(traits, WHOLE);
        if (!whole.isEmpty()) {
            return whole;
        }
        String first = text(traits, FIRST);
        String last = text(traits, LAST);
        return (first + " " + last).strip();
    }

    /// The name, else the e-mail, else the phone, else the strongest identifier; empty for somebody
    /// without any.
    public static String shown(Traits traits, List<Identifier> strongestFirst) {
        String name = of(traits);
        if (!name.isEmpty()) {
            return name;
        }
        return Stream.of("email", "phone")
                .flatMap(type -> strongestFirst.stream().filter(id -> id.type().equals(type)))
                .findFirst()
                .or(() -> strongestFirst.stream().findFirst())
                .map(Identifier::value)
                .orElse("");
    }

    /// Whether both say the same of a name, word for word and instant for instant. Only then does a
    /// person, of whom others may say more, have the same name with either.
    public static boolean sameSaid(Traits one, Traits other) {
        return Stream.of(WHOLE, FIRST, LAST)
                .flatMap(List::stream)
                .allMatch(name ->
                        Objects.equals(one.told().get(name), other.told().get(name))
                                && Objects.equals(
                                        one.corrected().get(name), other.corrected().get(name)));
    }

    private static String text(Traits traits, List<String> names) {
        return names.stream()
                .flatMap(name -> traits.text(name).stream())
                .findFirst()
                .map(String::strip)
                .orElse("");
    }
}
