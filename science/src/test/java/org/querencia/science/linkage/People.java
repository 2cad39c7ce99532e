package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Records of invented people, some of them twice or more with errors, and whose each one is.
record People(List<String> heads, List<String[]> rows, int[] truth) {

    private static final String[] GIVEN =
            "ana luis marta jorge lucia pedro sofia diego elena raul paula ivan rosa hugo nora"
                    .split(" ", -1);
    private static final List<String> HEADS =
            List.of("nombre", "apellido", "fecha_nacimiento", "ciudad", "cedula");

    /// @param errors how probable each value of a further record is to be spoilt
    static People of(int entities, double errors, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> rows = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        for (int entity = 0; entity < entities; entity++) {
            String[] person = person(random);
            int records = 1 + random.nextInt(3);
            for (int i = 0; i < records; i++) {
                String[] row = person.clone();
                for (int c = 0; i > 0 && c < row.length; c++) {
                    if (random.nextDouble() < errors) {
                        row[c] = person(random)[c];
                    }
                }
                rows.add(row);
                truth.add(entity);
            }
        }
        return new People(HEADS, rows, truth.stream().mapToInt(Integer::intValue).toArray());
    }

    private static String[] person(SplittableRandom random) {
        return new String[] {
            GIVEN[random.nextInt(GIVEN.length)],
            word(random, 3),
            "19%02d-%02d-%02d"
                    .formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            "ciudad" + random.nextInt(12),
            Integer.toString(10_000_000 + random.nextInt(80_000_000))
        };
    }

    private static String word(SplittableRandom random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append("bcdfglmnprst".charAt(random.nextInt(12)))
                    .append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    String[] ids() {
        String[] ids = new String[rows.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "r" + i;
        }
        return ids;
    }

    List<Column> columns() {
        return columns(heads, rows);
    }

    static List<Column> columns(List<String> heads, List<String[]> rows) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < heads.size(); c++) {
            Map<String, Integer> known = new HashMap<>();
            List<String> values = new ArrayList<>();
            int[] codes = new int[rows.size()];
            for (int i = 0; i < codes.length; i++) {
                String value = rows.get(i)[c];
                if (value.isEmpty()) {
                    codes[i] = Column.NONE;
                    continue;
                }
                codes[i] =
                        known.computeIfAbsent(
                                value,
                                fresh -> {
                                    values.add(fresh);
                                    return values.size() - 1;
                                });
            }
            columns.add(new Column(heads.get(c), Kind.TEXT, codes, values));
        }
        return Kinds.guess(columns);
    }

    Linked linked() {
        return Linkage.link(columns(), ids(), new int[rows.size()], Linkage.Options.USUAL, _ -> {});
    }
}
