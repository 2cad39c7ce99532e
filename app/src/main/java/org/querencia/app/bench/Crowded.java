package org.querencia.app.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.querencia.science.linkage.Column;
import org.querencia.science.linkage.Kind;

/// Invented people by number: common and rare names, days of birth, towns, telephones. The same
/// number is the same person.
final class Crowded {
    private static final int GIVEN = 600;
    private static final int SURNAMES = 8_000;
    private static final int TOWNS = 300;

    /// One in so many of those who are learned from is there twice.
    private static final int TWICE = 10;

    private static final List<Column> HEADS =
            List.of(
                    head("firstName", Kind.GIVEN_NAME),
                    head("lastName", Kind.SURNAME),
                    head("birthday", Kind.DATE),
                    head("city", Kind.PLACE),
                    head("phone", Kind.PHONE),
                    head("email", Kind.EMAIL),
                    head("document", Kind.ID_NUMBER));

    private final String[] given;
    private final String[] surnames;

    Crowded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.given = words(random, GIVEN, 2);
        this.surnames = words(random, SURNAMES, 3);
    }

    private static Column head(String name, Kind kind) {
        return new Column(name, kind, new int[0], List.of());
    }

    record Table(List<Column> columns, String[] ids) {}

    Table table(int people) {
        SplittableRandom lots = new SplittableRandom(people);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            rows.add(person(i));
            if (i % TWICE == 0) {
                rows.add(again(i, lots));
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < HEADS.size(); c++) {
            columns.add(column(HEADS.get(c), rows, c));
        }
        String[] ids = new String[rows.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "r" + i;
        }
        return new Table(columns, ids);
    }

    private static Column column(Column head, List<List<String>> rows, int c) {
        Map<String, Integer> known = new HashMap<>();
        List<String> values = new ArrayList<>();
        int[] codes = new int[rows.size()];
        for (int row = 0; row < codes.length; row++) {
            String value = rows.get(row).get(c);
            Integer code = value.isEmpty() ? Integer.valueOf(Column.NONE) : known.get(value);
            if (code == null) {
                code = values.size();
                known.put(value, code);
                values.add(value);
            }
            codes[row] = code;
        }
        return new Column(head.name(), head.kind(), codes, values);
    }

    List<String> person(long number) {
        SplittableRandom lots = new SplittableRandom(number * 31 + 7);
        List<String> values = new ArrayList<>();
        values.add(given[common(lots, GIVEN)]);
        values.add(surnames[common(lots, SURNAMES)] + " " + surnames[common(lots, SURNAMES)]);
        values.add(
                "%04d-%02d-%02d"
                        .formatted(
                                1940 + lots.nextInt(66),
                                1 + lots.nextInt(12),
                                1 + lots.nextInt(28)));
        values.add("ciudad " + common(lots, TOWNS));
        values.add(some(lots, 8) ? "3%09d".formatted(lots.nextInt(1_000_000_000)) : "");
        values.add(some(lots, 6) ? "u%d@mail.example".formatted(lots.nextInt(1 << 30)) : "");
        values.add(some(lots, 5) ? Integer.toString(10_000_000 + lots.nextInt(1 << 30)) : "");
        return values;
    }

    /// Somebody once more, without what would name them at once, and some of it spoilt.
    List<String> again(long number, SplittableRandom lots) {
        List<String> values = new ArrayList<>(person(number));
        values.set(4, "");
        values.set(5, "");
        if (some(lots, 3)) {
            String surnames = values.get(1);
            values.set(1, surnames.substring(0, surnames.indexOf(' ')));
        }
        if (some(lots, 2)) {
            String birthday = values.get(2);
            values.set(2, birthday.substring(0, 8) + birthday.charAt(9) + birthday.charAt(8));
        }
        if (some(lots, 3)) {
            values.set(3, "");
        }
        return values;
    }

    private static boolean some(SplittableRandom lots, int ofTen) {
        return lots.nextInt(10) < ofTen;
    }

    /// Low places are common, high ones rare.
    private static int common(SplittableRandom lots, int of) {
        double at = lots.nextDouble();
        return (int) (of * at * at * at);
    }

    private static String[] words(SplittableRandom random, int count, int syllables) {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            StringBuilder word = new StringBuilder();
            for (int s = 0; s < syllables; s++) {
                word.append("bcdfglmnprst".charAt(random.nextInt(12)))
                        .append("aeiou".charAt(random.nextInt(5)))
                        .append(random.nextInt(3) == 0 ? "n" : "");
            }
            words[i] = word.toString();
        }
        return words;
    }
}
