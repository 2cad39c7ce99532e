package org.querencia.runtime.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Question.Only;
import org.querencia.runtime.text.Nearest;

/// Questions as people write them: `month,channel` and `channel=web`.
public final class Asking {

    private Asking() {}

    /// Throws [UnansweredException] that says which word is not understood.
    ///
    /// @param by names of dimensions with commas between them; may be empty
    /// @param filters each a dimension, `=` (or `:`) and the value
    public static Question question(
            Optional<LocalDate> from, Optional<LocalDate> to, String by, List<String> filters) {
        return question(from, to, by, filters, Optional.empty());
    }

    /// As [#question(Optional, Optional, String, List)], as it was known at the end of a day.
    public static Question question(
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String by,
            List<String> filters,
            Optional<LocalDate> known) {
        List<Dimension> columns = new ArrayList<>();
        for (String name : by.split(",", -1)) {
            if (!name.isBlank()) {
                columns.add(dimension("by", name.strip()));
            }
        }
        try {
            return new Question(
                    from, to, columns, filters.stream().map(Asking::filter).toList(), known);
        } catch (IllegalArgumentException wrong) {
            throw new UnansweredException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Only filter(String text) {
        int at = text.indexOf('=') < 0 ? text.indexOf(':') : text.indexOf('=');
        if (at < 1) {
            throw new UnansweredException(
                    "filter: '%s': expected a dimension and a value, such as channel=web"
                            .formatted(text));
        }
        return new Only(
                dimension("filter", text.substring(0, at).strip()), text.substring(at + 1).strip());
    }

    static Dimension dimension(String field, String name) {
        return Dimension.of(name)
                .orElseThrow(() ->
                        new UnansweredException(
                                "%s: '%s' is no dimension; %s"
                                        .formatted(field, name, meant(name))));
    }

    private static String meant(String name) {
        return Nearest.to(name, Dimension.names())
                .map("the nearest is %s"::formatted)
                .orElse("expected one of " + String.join(", ", Dimension.names()));
    }
}
