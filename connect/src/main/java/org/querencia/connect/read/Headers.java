package org.querencia.connect.read;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.querencia.connect.read.Delimiters.Line;

/// Finds the row with the names of the columns: the first one as wide as the rest, after titles and
/// notes, if it reads like names.
final class Headers {

    private static final int NAME_LENGTH_MAX = 80;

    private Headers() {}

    /// Its line, from 1; 0 when there is none.
    static long find(List<Line> lines, int width) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (bareWidth(line) >= Math.max(1, width - width / 3)) {
                return isHeader(line, lines.subList(i + 1, lines.size())) ? line.number() : 0;
            }
        }
        return 0;
    }

    /// Names are short, different, and no values; nor do they come again beneath themselves.
    private static boolean isHeader(Line line, List<Line> body) {
        Set<String> seen = new HashSet<>();
        int columns = bareWidth(line);
        int repeated = 0;
        for (int i = 0; i < columns; i++) {
            String name = line.cells().get(i).strip();
            if (name.length() > NAME_LENGTH_MAX || isValue(name)) {
                return false;
            }
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                repeated++;
            }
        }
        int again = 0;
        for (int i = 0; i < columns; i++) {
            String name = line.cells().get(i).strip();
            for (Line other : body) {
                if (!name.isEmpty()
                        && i < other.cells().size()
                        && other.cells().get(i).strip().equalsIgnoreCase(name)) {
                    again++;
                    break;
                }
            }
        }
        return again == 0 && 3 * repeated <= columns;
    }

    static boolean isValue(String text) {
        return text.indexOf('@') > 0
                || NumberStyle.POINT.parse(text).isPresent()
                || NumberStyle.COMMA.parse(text).isPresent()
                || (!text.isEmpty()
                        && Character.isDigit(text.charAt(0))
                        && (DateStyle.DAY_FIRST.parse(text).isPresent()
                                || DateStyle.MONTH_FIRST.parse(text).isPresent()));
    }

    private static int bareWidth(Line line) {
        int end = line.cells().size();
        while (end > 0 && line.cells().get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }
}
