package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The name of a person from all columns that hold parts of it: which words are given names and
/// which surnames. The columns say it, or the order of words; and what the file itself shows of
/// each word is stronger than either, so that swapped names, surnames first and a lone word find
/// their place.
final class PersonNames {

    /// The fields that come of names, in the order of [#placed(int)].
    static final List<String> NAMES = List.of("given name", "surname", "middle names");

    private static final int WORDS_MAX = 8;

    /// The words of so many names are kept while they are placed; those of others are read again.
    private static final int KEPT_MAX = 200_000;

    /// So many times likelier must the other reading be before the columns are not believed.
    private static final double SWAP_ODDS_LOG = Math.log(50);

    private final List<Column> columns;
    private final int[] order;
    private final Map<String, int[]> roles = new HashMap<>();
    private final Function<String, int[]> seen;
    private final Map<String, List<String>> kept = new HashMap<>();

    PersonNames(List<Column> columns, int[] order) {
        this.columns = columns;
        this.order = order;
        this.seen = word -> roles.getOrDefault(word, NEVER);
    }

    /// Names of other records, placed by what was seen in these.
    ///
    /// @param seen how often a word was a given name, and how often a surname
    PersonNames(List<Column> columns, Function<String, int[]> seen) {
        this.columns = columns;
        this.order = new int[0];
        this.seen = seen;
    }

    /// How often each word is a given name, and how often a surname.
    Map<String, int[]> learned() {
        learn();
        return roles;
    }

    /// Given names, surnames and names in the middle of a row.
    List<List<String>> placed(int row) {
        Parts placed = placed(parts(row));
        List<String> given = new ArrayList<>(placed.given());
        given.addAll(placed.rest());
        List<String> middle = given.size() > 1 ? given.subList(1, given.size()) : List.of();
        return List.of(given, placed.surname(), middle);
    }

    /// The words of one record's name by their place in it.
    private record Parts(List<String> given, List<String> surname, List<String> rest) {
        Parts swapped() {
            List<String> first = surname;
            List<String> last = given;
            return new Parts(first, last, rest);
        }
    }

    List<Field> fields() {
        learn();
        Maker given = new Maker();
        Maker surname = new Maker();
        Maker middle = new Maker();
        for (int i = 0; i < order.length; i++) {
            List<List<String>> placed = placed(order[i]);
            given.put(i, placed.get(0));
            surname.put(i, placed.get(1));
            middle.put(i, placed.get(2));
        }
        List<Field> fields = new ArrayList<>();
        given.add(NAMES.get(0), Kind.GIVEN_NAME, fields);
        surname.add(NAMES.get(1), Kind.SURNAME, fields);
        middle.add(NAMES.get(2), Kind.FULL_NAME, fields);
        return fields;
    }

    private Parts parts(int row) {
        List<String> given = new ArrayList<>();
        List<String> surname = new ArrayList<>();
        List<String> full = List.of();
        boolean surnameFirst = false;
        for (Column column : columns) {
            String raw = column.value(row);
            if (raw.isEmpty()) {
                continue;
            }
            List<String> words = kept.size() < KEPT_MAX ? known(raw) : words(raw);
            switch (column.kind()) {
                case GIVEN_NAME -> given.addAll(words);
                case SURNAME -> surname.addAll(words);
                default -> {
                    if (words.size() > full.size()) {
                        full = words;
                        surnameFirst = raw.indexOf(',') > 0;
                    }
                }
            }
        }
        if (surnameFirst && given.isEmpty() && surname.isEmpty()) {
            return afterComma(row, full);
        }
        List<String> rest = new ArrayList<>(full);
        given.forEach(rest::remove);
        surname.forEach(rest::remove);
        return new Parts(given, surname, rest);
    }

    private List<String> known(String raw) {
        return kept.computeIfAbsent(raw, PersonNames::words);
    }

    /// `López García, Ana María`.
    private Parts afterComma(int row, List<String> full) {
        for (Column column : columns) {
            String raw = column.value(row);
            int comma = raw.indexOf(',');
            if (comma > 0) {
                return new Parts(
                        words(raw.substring(comma + 1)), words(raw.substring(0, comma)), List.of());
            }
        }
        return new Parts(List.of(), List.of(), full);
    }

    private static List<String> words(String raw) {
        String plain = Strings.plain(raw);
        if (plain.isEmpty()) {
            return List.of();
        }
        List<String> words = Plain.names(plain);
        return words.subList(0, Math.min(words.size(), WORDS_MAX));
    }

    /// Counts of each word how often it is a given name and how often a surname, first where
    /// columns or two words say it, then with what that tells of longer names.
    private void learn() {
        for (int row : order) {
            Parts one = parts(row);
            if (!one.given().isEmpty() && !one.surname().isEmpty()) {
                count(one.given(), 0);
                count(one.surname(), 1);
            } else if (one.given().isEmpty() && one.surname().isEmpty() && one.rest().size() > 1) {
                count(one.rest().subList(0, 1), 0);
                count(one.rest().subList(one.rest().size() - 1, one.rest().size()), 1);
            }
        }
        for (int round = 0; round < 2; round++) {
            List<Parts> split = new ArrayList<>();
            for (int row : order) {
                Parts one = parts(row);
                if (one.given().isEmpty() && one.surname().isEmpty() && one.rest().size() > 2) {
                    split.add(split(one.rest()));
                }
            }
            split.forEach(one -> {
                count(one.given(), 0);
                count(one.surname(), 1);
            });
        }
    }

    private void count(List<String> words, int role) {
        for (String word : words) {
            roles.computeIfAbsent(word, _ -> new int[2])[role]++;
        }
    }

    /// How much likelier a word is a given name than a surname, as a logarithm.
    private double lean(String word) {
        int[] times = seen.apply(word);
        double known = Nicknames.groups(word).length > 0 ? 0.5 : 0;
        return Math.log((times[0] + 0.5 + known) / (times[1] + 0.5));
    }

    private static final int[] NEVER = {0, 0};

    private Parts placed(Parts parts) {
        List<String> given = parts.given();
        List<String> surname = parts.surname();
        if (given.isEmpty() && surname.isEmpty()) {
            return parts.rest().size() > 1 ? split(parts.rest()) : lone(parts.rest(), List.of());
        }
        if (given.isEmpty() || surname.isEmpty()) {
            List<String> words = given.isEmpty() ? surname : given;
            return words.size() == 1 ? lone(words, parts.rest()) : parts;
        }
        double swapped = lean(surname.getFirst()) - lean(given.getFirst());
        return swapped > SWAP_ODDS_LOG ? parts.swapped() : parts;
    }

    private Parts lone(List<String> words, List<String> rest) {
        return words.isEmpty() || lean(words.getFirst()) >= 0
                ? new Parts(words, List.of(), rest)
                : new Parts(List.of(), words, rest);
    }

    /// Where given names end and surnames begin, or the other way round.
    private Parts split(List<String> words) {
        int count = words.size();
        double[] until = new double[count + 1];
        for (int i = 0; i < count; i++) {
            until[i + 1] = until[i] + Math.clamp(lean(words.get(i)), -3, 3);
        }
        int best = 1;
        boolean reversed = false;
        double most = Double.NEGATIVE_INFINITY;
        for (int cut = 1; cut < count; cut++) {
            double straight = 2 * until[cut] - until[count];
            double usual = cut == Math.max(1, count / 2) || cut == count - 1 ? 0.3 : 0;
            if (straight + usual > most) {
                most = straight + usual;
                best = cut;
                reversed = false;
            }
            if (-straight - 2.5 > most) {
                most = -straight - 2.5;
                best = cut;
                reversed = true;
            }
        }
        List<String> front = words.subList(0, best);
        List<String> back = words.subList(best, count);
        return reversed ? new Parts(back, front, List.of()) : new Parts(front, back, List.of());
    }

    /// Gathers the values of a field.
    private final class Maker {
        private final int[] codes = new int[order.length];
        private final Map<String, Integer> known = new HashMap<>();

        Maker() {
            Arrays.fill(codes, Column.NONE);
        }

        void put(int place, List<String> words) {
            if (!words.isEmpty()) {
                codes[place] = known.computeIfAbsent(String.join(" ", words), _ -> known.size());
            }
        }

        void add(String name, Kind kind, List<Field> fields) {
            if (!known.isEmpty()) {
                fields.add(Fields.made(name, kind, codes, known));
            }
        }
    }
}
