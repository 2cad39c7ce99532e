package org.querencia.web.console.path;

import java.util.List;
import org.querencia.core.identity.ProfileId;
import org.querencia.web.console.home.Names;

/// Somebody behind a figure.
public record PathPerson(String profile, String name) {

    public static List<PathPerson> of(List<ProfileId> people, Names names) {
        return people.stream()
                .map(person -> new PathPerson(person.toString(), names.of(person)))
                .toList();
    }
}
