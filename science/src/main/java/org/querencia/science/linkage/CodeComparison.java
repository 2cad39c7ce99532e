package org.querencia.science.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// What is made of letters and digits in a fixed order and is typed rather than heard: numbers of
/// documents and telephones, postcodes, e-mail addresses, house numbers.
final class CodeComparison implements Comparison {

    private static final Level SAME = Comparison.level("same", 0.8);
    private static final Level ONE = Comparison.level("one sign, or two swapped", 0.08);
    private static final Level TWO = Comparison.level("two signs", 0.02);
    private static final Level HOUSE = Comparison.level("same small house", 0.04);

    /// Where more have their address, anybody may.
    static final int SMALL_HOUSE_MAX = 25;

    private static final Level DIFFERENT = Comparison.level("different", 0.07);

    private final String[] values;
    private final Kind kind;
    private final List<Level> levels;

    /// How many addresses each house has.
    private final ToIntFunction<String> houses;

    CodeComparison(String[] values, Kind kind) {
        this(values, kind, kind == Kind.EMAIL ? counted(values) : Map.of());
    }

    private CodeComparison(String[] values, Kind kind, Map<String, Integer> houses) {
        this(values, kind, house -> houses.getOrDefault(house, Integer.MAX_VALUE));
    }

    /// @param houses how many addresses each has
    CodeComparison(String[] values, Kind kind, ToIntFunction<String> houses) {
        this.values = values;
        this.kind = kind;
        this.houses = houses;
        Level part =
                Comparison.level(
                        switch (kind) {
                            case POSTCODE -> "same district";
                            case EMAIL -> "same name at another house";
                            case PHONE -> "same end";
                            default -> "same beginning";
                        },
                        0.03);
        this.levels =
                switch (kind) {
                    case CATEGORY -> List.of(SAME, DIFFERENT);
                    case EMAIL -> List.of(SAME, ONE, TWO, part, HOUSE, DIFFERENT);
                    default -> List.of(SAME, ONE, TWO, part, DIFFERENT);
                };
    }

    /// How many of these addresses each house has.
    static Map<String, Integer> counted(String[] values) {
        Map<String, Integer> houses = new HashMap<>();
        for (String value : values) {
            houses.merge(house(value), 1, Integer::sum);
        }
        return houses;
    }

    @Override
    public List<Level> levels() {
        return levels;
    }

    @Override
    public String rarity(int value) {
        return values[value];
    }

    @Override
    public int level(int a, int b) {
        if (kind == Kind.CATEGORY) {
            return 1;
        }
        String one = values[a];
        String other = values[b];
        int shorter = Math.min(one.length(), other.length());
        int most = shorter < 2 ? 0 : shorter < 6 ? 1 : 2;
        int steps = most == 0 ? 3 : Strings.distance(one, other, most);
        if (steps == 1) {
            return 1;
        }
        if (kind == Kind.POSTCODE && district(one).equals(district(other))) {
            return 3;
        }
        if (steps == 2 && most == 2) {
            return 2;
        }
        if (part(one, other)) {
            return 3;
        }
        return kind == Kind.EMAIL && !sameHouse(one, other) ? 5 : 4;
    }

    private boolean sameHouse(String one, String other) {
        String house = house(one);
        return house.equals(house(other)) && houses.applyAsInt(house) <= SMALL_HOUSE_MAX;
    }

    private boolean part(String one, String other) {
        return switch (kind) {
            case EMAIL -> local(one).length() > 4 && local(one).equals(local(other));
            case PHONE ->
                    one.length() > 6
                            && other.length() > 6
                            && one.regionMatches(one.length() - 7, other, other.length() - 7, 7);
            case ID_NUMBER ->
                    Math.min(one.length(), other.length()) > 5
                            && (one.startsWith(other) || other.startsWith(one));
            default -> false;
        };
    }

    /// The part of a postcode before its last three signs, as British ones are read; of numbers the
    /// first three.
    static String district(String postcode) {
        int space = postcode.indexOf(' ');
        if (space > 0) {
            return postcode.substring(0, space);
        }
        boolean number = postcode.chars().allMatch(Character::isDigit);
        int end = number ? Math.min(3, postcode.length()) : Math.max(1, postcode.length() - 3);
        return postcode.substring(0, Math.min(end, postcode.length()));
    }

    static String house(String email) {
        return email.substring(email.indexOf('@') + 1);
    }

    static String local(String email) {
        int at = email.indexOf('@');
        return at < 0 ? email : email.substring(0, at);
    }
}
