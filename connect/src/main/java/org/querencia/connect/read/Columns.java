package org.querencia.connect.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.querencia.core.event.Texts;

/// Names of columns.
final class Columns {

    private Columns() {}

    /// As the header says; empty ones by their number, repeated ones with a number behind.
    static List<String> named(List<String> header) {
        List<String> names = new ArrayList<>(header.size());
        for (int i = 0; i < header.size(); i++) {
            String bare = header.get(i).strip().replaceAll("\\s+", " ");
            String name = bare.isEmpty() ? Integer.toString(i + 1) : Texts.cut(bare, 200);
            String unique = name;
            for (int again = 2; names.contains(unique); again++) {
                unique = name + " " + again;
            }
            names.add(unique);
        }
        return withoutEmptyEnd(names, header);
    }

    static List<String> numbered(int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> Integer.toString(i + 1));
        return List.of(names);
    }

    /// Spreadsheets write delimiters for columns that were used once.
    private static List<String> withoutEmptyEnd(List<String> names, List<String> header) {
        int end = names.size();
        while (end > 1 && header.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(names.subList(0, end));
    }
}
