package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What of a field's value two records may share so that they are compared: the whole value or a
/// part that survives typing errors.
///
/// @param words for people
/// @param field which field it is of
/// @param kind which part of its values
/// @param byValue the key of each value; 0 where it has none
record Keys(String words, int field, KeyKind kind, int[] byValue) {

    int of(Field field, int row) {
        int code = field.codes[row];
        return code < 0 ? 0 : byValue[code];
    }

    static List<Keys> of(List<Field> fields) {
        List<Keys> keys = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            Field field = fields.get(f);
            for (KeyKind kind : KeyKind.of(field.kind)) {
                keys.add(
                        new Keys(
                                kind.words() + field.name,
                                f,
                                kind,
                                kind == KeyKind.SAME ? same(field) : parts(field, kind)));
            }
        }
        return keys;
    }

    private static int[] same(Field field) {
        int[] byValue = new int[field.values.length];
        for (int i = 0; i < byValue.length; i++) {
            byValue[i] = field.same(i) + 1;
        }
        return byValue;
    }

    private static int[] parts(Field field, KeyKind kind) {
        Map<String, Integer> words =
                kind == KeyKind.RAREST_WORD ? WordsComparison.counted(field.values) : Map.of();
        Map<String, Integer> known = new HashMap<>();
        int[] byValue = new int[field.values.length];
        for (int i = 0; i < byValue.length; i++) {
            String made =
                    kind.of(
                            field.values[i],
                            field.comparison.rarity(i),
                            word -> words.getOrDefault(word, 0));
            byValue[i] = made.isEmpty() ? 0 : known.computeIfAbsent(made, _ -> known.size() + 1);
        }
        return byValue;
    }
}
