package org.querencia.web.console.people;

import java.util.List;
import java.util.Optional;
import org.querencia.runtime.access.Source;

/// What the list of people shows.
///
/// @param next the address of the next page
/// @param total how many pass the filters, and of when that is; empty where nobody counted
public record PeopleView(
        PeopleQuery query,
        List<Row> rows,
        Optional<String> next,
        Optional<String> total,
        List<Source> sources,
        List<String> channels) {

    /// @param cells what the columns show, in their order
    public record Row(String id, String name, List<String> identifiers, List<String> cells) {}

    /// What was searched; empty for all.
    public String text() {
        return query.text();
    }

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
