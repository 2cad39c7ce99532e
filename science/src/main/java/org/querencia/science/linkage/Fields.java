package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes fields of columns: the columns of a person's name become given name, surname and names in
/// the middle together, since one often repeats the other; each other column is a field of its own.
final class Fields {

    /// A field takes part when at least so many of its values differ.
    private static final int DIFFERENT_MIN = 2;

    private Fields() {}

    /// @param order which row of the columns comes at each place
    static List<Field> of(List<Column> columns, int[] order) {
        List<Field> fields = new ArrayList<>();
        List<Column> names = columns.stream().filter(one -> one.kind().isPersonName()).toList();
        if (!names.isEmpty()) {
            fields.addAll(new PersonNames(names, order).fields());
        }
        for (Column column : columns) {
            if (column.kind() != Kind.IGNORED && !column.kind().isPersonName()) {
                fields.add(field(column, order));
            }
        }
        fields.removeIf(field -> field.values.length < DIFFERENT_MIN);
        return fields;
    }

    static boolean monthFirst(Column column) {
        return (column.kind() == Kind.DATE || column.kind() == Kind.DAY)
                && Plain.monthFirst(column.values());
    }

    private static Field field(Column column, int[] order) {
        boolean monthFirst = monthFirst(column);
        Map<String, Integer> known = new HashMap<>();
        int[] plain = new int[column.values().size()];
        for (int i = 0; i < plain.length; i++) {
            String value = Plain.of(column.values().get(i), column.kind(), monthFirst);
            plain[i] =
                    value.isEmpty() ? Column.NONE : known.computeIfAbsent(value, _ -> known.size());
        }
        int[] codes = new int[order.length];
        for (int i = 0; i < codes.length; i++) {
            int code = column.codes()[order[i]];
            codes[i] = code == Column.NONE ? Column.NONE : plain[code];
        }
        return made(column.name(), column.kind(), codes, known);
    }

    /// Values are numbered in the order of the alphabet, so that nothing hangs on the order of
    /// rows.
    static Field made(String name, Kind kind, int[] codes, Map<String, Integer> known) {
        String[] values = known.keySet().toArray(String[]::new);
        Arrays.parallelSort(values);
        int[] renamed = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            renamed[known.getOrDefault(values[i], 0)] = i;
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] == Column.NONE ? Column.NONE : renamed[codes[i]];
        }
        return new Field(name, kind, codes, values);
    }
}
