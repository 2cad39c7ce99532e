package org.querencia.app.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads which records really are of one entity: a file with the columns `id` and `entity`, and
/// `source` where several files are linked.
public final class LinkTruth {

    private LinkTruth() {}

    /// Hears one line of the file.
    @FunctionalInterface
    interface Line {
        /// @param row of the record; -1 where it is not among those that are linked
        void is(int row, String entity);
    }

    /// The entity of each record as a number; -1 for records of which the file says nothing. Throws
    /// [LinkException] when it says nothing of any.
    public static int[] read(Path file, LinkTable table) {
        int[] truth = new int[table.rows()];
        Arrays.fill(truth, -1);
        Map<String, Integer> entities = new HashMap<>();
        each(
                file,
                table,
                (row, entity) -> {
                    if (row >= 0) {
                        truth[row] = entities.computeIfAbsent(entity, _ -> entities.size());
                    }
                });
        return truth;
    }

    /// Reads line by line. Throws [LinkException] when no line is of a record that is linked.
    static void each(Path file, LinkTable table, Line line) {
        Map<String, Integer> rows = HashMap.newHashMap(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            rows.put(table.name(row), row);
            if (table.files().size() > 1) {
                rows.putIfAbsent(table.ids()[row], row);
            }
        }
        List<String> names = new ArrayList<>();
        int[] known = {0};
        LinkFiles.rows(
                file,
                columns ->
                        columns.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT))),
                (_, cells) -> {
                    String id = cell(file, names, cells, "id");
                    String entity = cell(file, names, cells, "entity");
                    String name =
                            names.contains("source") && table.files().size() > 1
                                    ? cell(file, names, cells, "source") + ":" + id
                                    : id;
                    Integer row = rows.get(name);
                    known[0] += row == null ? 0 : 1;
                    line.is(row == null ? -1 : row, entity);
                });
        if (known[0] == 0) {
            throw new LinkException(
                    "%s names no record that is linked: are its ids those of the files?"
                            .formatted(file));
        }
    }

    private static String cell(Path file, List<String> names, List<String> cells, String name) {
        int at = names.indexOf(name);
        if (at < 0 || at >= cells.size()) {
            throw new LinkException(
                    "%s: expected the columns id and entity, found %s"
                            .formatted(file, String.join(", ", names)));
        }
        return cells.get(at).strip();
    }
}
