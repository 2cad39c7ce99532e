package org.querencia.app.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads which records really are of one entity: a file with the columns `id` and `entity`, and
/// `source` where several files are linked.
public final class LinkTruth {

    private LinkTruth() {}

    /// The entity of each record as a number; -1 for records of which the file says nothing. Throws
    /// [LinkException] when it says nothing of any.
    public static int[] read(Path file, LinkTable table) {
        Map<String, Integer> rows = HashMap.newHashMap(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            rows.put(table.name(row), row);
            if (table.files().size() > 1) {
                rows.putIfAbsent(table.ids()[row], row);
            }
        }
        int[] truth = new int[table.rows()];
        java.util.Arrays.fill(truth, -1);
        Map<String, Integer> entities = new HashMap<>();
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
                    if (row != null) {
                        truth[row] = entities.computeIfAbsent(entity, _ -> entities.size());
                        known[0]++;
                    }
                });
        if (known[0] == 0) {
            throw new LinkException(
                    "%s names no record that is linked: are its ids those of the files?"
                            .formatted(file));
        }
        return truth;
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
