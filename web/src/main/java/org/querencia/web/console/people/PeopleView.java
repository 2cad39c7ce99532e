package org.querencia.web.console.people;

import java.util.List;
import java.util.Optional;
import org.querencia.runtime.view.PersonRow;

/// What the list of people shows.
///
/// @param text what was searched; empty for all
/// @param next the address of the next page
public record PeopleView(String text, List<PersonRow> rows, Optional<String> next) {

    /// Up to two letters that stand for a person.
    public static String initials(String name) {
        StringBuilder initials = new StringBuilder(2);
        for (String word : name.strip().split("[\\s@._-]+", 8)) {
            if (!word.isEmpty()
                    && Character.isLetterOrDigit(word.codePointAt(0))
                    && initials.codePointCount(0, initials.length()) < 2) {
                initials.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return initials.isEmpty() ? "·" : initials.toString();
    }
}
