package org.querencia.science.linkage;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/// What of a value two records may share so that they are compared.
public enum KeyKind {
    /// What agrees at level 0.
    SAME(""),
    FIRST_NAME(""),
    SOUND("sound of "),
    FIRST_WORD("first word of "),
    LAST_WORD("last word of "),
    YEAR("year of "),
    MONTH_AND_DAY("month and day of "),
    DISTRICT("district of "),
    FIRST_HALF("first half of "),
    SECOND_HALF("second half of "),
    MAILBOX("name in "),
    HOUSE("house of "),
    RAREST_WORD("rarest word of ");

    private final String words;

    KeyKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Those that are of use for values of a kind.
    static List<KeyKind> of(Kind kind) {
        return switch (kind) {
            case GIVEN_NAME -> List.of(FIRST_NAME, SOUND);
            case SURNAME -> List.of(SAME, FIRST_WORD, LAST_WORD, SOUND);
            case DATE, DAY -> List.of(SAME, YEAR, MONTH_AND_DAY);
            case POSTCODE -> List.of(SAME, DISTRICT);
            case PHONE, ID_NUMBER -> List.of(SAME, FIRST_HALF, SECOND_HALF);
            case EMAIL -> List.of(SAME, MAILBOX, HOUSE);
            case FULL_NAME, PLACE, ADDRESS, BUSINESS_NAME, TEXT, IGNORED ->
                    List.of(SAME, RAREST_WORD);
            case NUMBER, CATEGORY -> List.of(SAME);
        };
    }

    /// The key of a value; empty where it has none.
    ///
    /// @param rarity the part of the value under which it counts as the same
    /// @param words in how many values a word stands
    String of(String value, String rarity, ToIntFunction<String> words) {
        return switch (this) {
            case SAME -> rarity;
            case FIRST_NAME, FIRST_WORD -> first(value);
            case SOUND -> Phonetic.key(first(value));
            case LAST_WORD -> last(value);
            case YEAR -> value.length() == 8 ? value.substring(0, 4) : "";
            case MONTH_AND_DAY ->
                    value.length() == 8 && !value.endsWith("0101") ? value.substring(4) : "";
            case DISTRICT -> CodeComparison.district(value);
            case FIRST_HALF -> half(value, true);
            case SECOND_HALF -> half(value, false);
            case MAILBOX -> CodeComparison.local(value);
            case HOUSE -> CodeComparison.house(value);
            case RAREST_WORD -> rarest(value, words);
        };
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

    /// A word that no other value has brings nothing together.
    private static String rarest(String value, ToIntFunction<String> words) {
        return WordsComparison.told(value).stream()
                .filter(word -> word.length() > 2)
                .filter(word -> words.applyAsInt(word) > 1)
                .min(Comparator.comparingInt(words).thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }
}
