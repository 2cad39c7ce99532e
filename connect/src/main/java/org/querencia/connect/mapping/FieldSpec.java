package org.querencia.connect.mapping;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A field of a kind of row.
///
/// @param words what it is
/// @param synonyms how columns that hold it are called in Spanish and English, in plain lower-case
///   words, likeliest first
/// @param choices of a CHOICE: the words taken, in plain lower case, and what each is stored as
public record FieldSpec(
        String name,
        FieldType type,
        boolean required,
        String words,
        List<String> synonyms,
        Map<String, String> choices) {

    static FieldSpec field(String name, FieldType type, String words) {
        return new FieldSpec(name, type, false, words, List.of(), Map.of());
    }

    FieldSpec needed() {
        return new FieldSpec(name, type, true, words, synonyms, choices);
    }

    /// @param likely with `|` between
    FieldSpec like(String likely) {
        return new FieldSpec(
                name, type, required, words, List.of(likely.split("\\|", -1)), choices);
    }

    /// @param stored what is stored
    /// @param taken the words that mean it, with `|` between
    FieldSpec or(String stored, String taken) {
        Map<String, String> all = new LinkedHashMap<>(choices);
        Arrays.stream(taken.split("\\|", -1)).forEach(word -> all.put(word, stored));
        return new FieldSpec(name, type, required, words, synonyms, all);
    }

    /// The words a CHOICE is stored as.
    public List<String> stored() {
        return choices.values().stream().distinct().toList();
    }
}
