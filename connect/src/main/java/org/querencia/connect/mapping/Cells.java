package org.querencia.connect.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.Why;
import org.querencia.connect.read.Words;
import org.querencia.runtime.text.Nearest;

/// Finds cells by the names of their columns.
final class Cells {

    /// What spreadsheets write where a formula came to nothing.
    private static final Set<String> ERRORS =
            Set.of(
                    "#N/A",
                    "#REF!",
                    "#VALUE!",
                    "#DIV/0!",
                    "#NAME?",
                    "#NULL!",
                    "#NUM!",
                    "#SPILL!",
                    "#¡REF!",
                    "#¡VALOR!",
                    "#¡DIV/0!",
                    "#¿NOMBRE?",
                    "#¡NULO!",
                    "#¡NUM!");

    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();

    Cells(List<String> columns) {
        this.columns = columns;
        for (int i = columns.size() - 1; i >= 0; i--) {
            places.put(Words.plain(columns.get(i)), i);
        }
        for (int i = columns.size() - 1; i >= 0; i--) {
            places.put(columns.get(i), i);
        }
    }

    /// Whether there is such a column; case and accents make no difference.
    boolean has(String column) {
        return places.containsKey(column) || places.containsKey(Words.plain(column));
    }

    Optional<String> nearest(String column) {
        return Nearest.to(column, columns);
    }

    /// The text of a cell without blanks around; refuses what is no text any more.
    String text(Row row, String column) {
        String text = raw(row, column);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new RowFault(column, text, Why.of("letters-lost"));
        }
        if (text.startsWith("#") && ERRORS.contains(text)) {
            throw new RowFault(column, text, Why.of("formula-failed"));
        }
        return text;
    }

    /// The text of a cell without blanks around, whatever it is.
    String raw(Row row, String column) {
        Integer place = places.get(column);
        if (place == null) {
            place = places.get(Words.plain(column));
        }
        return place == null || place >= row.cells().size() ? "" : row.cells().get(place).strip();
    }
}
