package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What of a field's value two records may share so that they are compared: the whole value or a
/// part that survives typing errors.
///
/// @param words for people
/// @param field which field it is of
/// @param byValue the key of each value; 0 where it has none
record Keys(String words, int field, int[] byValue) {

    int of(Field field, int row) {
        int code = field.codes[row];
        return code < 0 ? 0 : byValue[code];
    }

    static List<Keys> of(List<Field> fields) {
        List<Keys> keys = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            Maker maker = new Maker(fields.get(f), f, keys);
            switch (fields.get(f).kind) {
                case GIVEN_NAME -> {
                    maker.add("", value -> first(value));
                    maker.add("sound of ", value -> Phonetic.key(first(value)));
                }
                case SURNAME -> {
                    maker.same();
                    maker.add("first word of ", Keys::first);
                    maker.add("last word of ", Keys::last);
                    maker.add("sound of ", value -> Phonetic.key(first(value)));
                }
                case DATE, DAY -> {
                    maker.same();
                    maker.add(
                            "year of ", value -> value.length() == 8 ? value.substring(0, 4) : "");
                    maker.add(
                            "month and day of ",
                            value ->
                                    value.length() == 8 && !value.endsWith("0101")
                                            ? value.substring(4)
                                            : "");
                }
                case POSTCODE -> {
                    maker.same();
                    maker.add("district of ", CodeComparison::district);
                }
                case PHONE, ID_NUMBER -> {
                    maker.same();
                    maker.add("first half of ", value -> half(value, true));
                    maker.add("second half of ", value -> half(value, false));
                }
                case EMAIL -> {
                    maker.same();
                    maker.add("name in ", CodeComparison::local);
                    maker.add("house of ", CodeComparison::house);
                }
                case FULL_NAME, PLACE, ADDRESS, BUSINESS_NAME, TEXT, IGNORED -> {
                    maker.same();
                    maker.rarestWord();
                }
                case NUMBER, CATEGORY -> maker.same();
            }
        }
        return keys;
    }

    private static String first(String value) {
        int space = value.indexOf(' ');
        String first = space < 0 ? value : value.substring(0, space);
        return first.length() > 1 ? first : "";
    }

    private static String last(String value) {
        int space = value.lastIndexOf(' ');
        return space < 0 ? first(value) : value.substring(space + 1);
    }

    private static String half(String value, boolean front) {
        int middle = (value.length() + 1) / 2;
        return middle < 3 ? "" : front ? value.substring(0, middle) : value.substring(middle - 1);
    }

    private record Maker(Field field, int number, List<Keys> into) {

        /// What agrees at level 0.
        void same() {
            int[] byValue = new int[field.values.length];
            for (int i = 0; i < byValue.length; i++) {
                byValue[i] = field.same(i) + 1;
            }
            into.add(new Keys(field.name, number, byValue));
        }

        void add(String words, Function<String, String> key) {
            Map<String, Integer> known = new HashMap<>();
            int[] byValue = new int[field.values.length];
            for (int i = 0; i < byValue.length; i++) {
                String made = key.apply(field.values[i]);
                byValue[i] =
                        made.isEmpty() ? 0 : known.computeIfAbsent(made, _ -> known.size() + 1);
            }
            into.add(new Keys(words + field.name, number, byValue));
        }

        void rarestWord() {
            Map<String, Integer> counts = new HashMap<>();
            for (int i = 0; i < field.values.length; i++) {
                for (String word : Strings.words(field.values[i])) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
            add(
                    "rarest word of ",
                    value ->
                            Strings.words(value).stream()
                                    .filter(word -> word.length() > 2)
                                    .filter(word -> counts.getOrDefault(word, 0) > 1)
                                    .min(
                                            java.util.Comparator.<String>comparingInt(
                                                            word -> counts.getOrDefault(word, 0))
                                                    .thenComparing(word -> word))
                                    .orElse(""));
        }
    }
}
