package org.querencia.core.profile;

import java.util.List;
import java.util.stream.Stream;
import org.querencia.core.identity.Identifier;
import org.querencia.core.trait.Traits;

/// How people are called where they are shown.
public final class Names {

    private Names() {}

    /// The name as traits tell it, whole or from its two parts; empty where they do not.
    public static String of(Traits traits) {
        String whole = text(traits, "name", "fullName", "full_name");
        if (!whole.isEmpty()) {
            return whole;
        }
        String first = text(traits, "firstName", "first_name", "firstname");
        String last = text(traits, "lastName", "last_name", "lastname");
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

    private static String text(Traits traits, String... names) {
        return Stream.of(names)
                .flatMap(name -> traits.text(name).stream())
                .findFirst()
                .map(String::strip)
                .orElse("");
    }
}
