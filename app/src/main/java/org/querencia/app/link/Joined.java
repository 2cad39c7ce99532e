package org.querencia.app.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.querencia.science.linkage.Column;
import org.querencia.science.linkage.Kind;

/// Columns of several files as those of one table: those of the same name and kind are one, and the
/// n-th of a kind in one file is the n-th of that kind in the others, whatever it is called.
final class Joined {
    private final int rows;
    private final Map<String, Whole> columns = new LinkedHashMap<>();

    Joined(int rows) {
        this.rows = rows;
    }

    /// @param from the row at which those of this file begin
    void add(List<Column> ofFile, int from) {
        Set<String> taken = new HashSet<>();
        List<Column> unmatched = new ArrayList<>();
        for (Column column : ofFile) {
            String key = column.kind() + " " + column.name().toLowerCase(Locale.ROOT);
            if (columns.containsKey(key) && taken.add(key)) {
                put(key, column, from);
            } else {
                unmatched.add(column);
            }
        }
        for (Column column : unmatched) {
            String key =
                    columns.entrySet().stream()
                            .filter(entry -> identifies(column.kind()))
                            .filter(entry -> entry.getValue().kind == column.kind())
                            .map(Map.Entry::getKey)
                            .filter(known -> !taken.contains(known))
                            .findFirst()
                            .orElse(column.kind() + " " + column.name().toLowerCase(Locale.ROOT));
            taken.add(key);
            put(key, column, from);
        }
    }

    /// Whether columns of this kind are of the same thing under any name.
    private static boolean identifies(Kind kind) {
        return switch (kind) {
            case DAY, CATEGORY, NUMBER, TEXT, IGNORED -> false;
            default -> true;
        };
    }

    private void put(String key, Column column, int from) {
        columns.computeIfAbsent(key, _ -> new Whole(column.name(), column.kind(), rows))
                .put(column, from);
    }

    List<Column> columns() {
        return columns.values().stream().map(Whole::column).toList();
    }

    private static final class Whole {
        private final String name;
        private final Kind kind;
        private final int[] codes;
        private final Map<String, Integer> known = new HashMap<>();
        private List<String> values = new ArrayList<>();

        Whole(String name, Kind kind, int rows) {
            this.name = name;
            this.kind = kind;
            this.codes = new int[rows];
            Arrays.fill(codes, Column.NONE);
        }

        void put(Column column, int from) {
            int[] renamed = new int[column.values().size()];
            if (values.isEmpty()) {
                values = new ArrayList<>(column.values());
                Arrays.setAll(renamed, i -> i);
            } else {
                if (known.isEmpty()) {
                    for (int i = 0; i < values.size(); i++) {
                        known.put(values.get(i), i);
                    }
                }
                for (int i = 0; i < renamed.length; i++) {
                    Integer code = known.get(column.values().get(i));
                    if (code == null) {
                        code = values.size();
                        known.put(column.values().get(i), code);
                        values.add(column.values().get(i));
                    }
                    renamed[i] = code;
                }
            }
            for (int row = 0; row < column.codes().length; row++) {
                int code = column.codes()[row];
                codes[from + row] = code == Column.NONE ? Column.NONE : renamed[code];
            }
        }

        Column column() {
            return new Column(name, kind, codes, values);
        }
    }
}
