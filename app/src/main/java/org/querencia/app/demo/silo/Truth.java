package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.querencia.app.demo.company.Person;

/// Whose each record of a silo really is. Kept beside the files, never imported.
final class Truth {

    /// The file with the truth of all silos.
    static final String FILE = "truth.csv";

    /// Between identifiers in their column.
    static final String BETWEEN = " | ";

    private final List<Row> rows = new ArrayList<>();

    private record Row(String file, String record, String person, String identifiers) {}

    /// @param record names it within its file: the id in it, else its line
    /// @param identifiers by which the record names somebody, as written
    void add(String file, String record, Person person, Identifiers identifiers) {
        rows.add(new Row(file, record, person.id(), identifiers.text()));
    }

    int records() {
        return rows.size();
    }

    static void write(Path folder, List<Truth> truths) throws IOException {
        try (CsvFile file = CsvFile.plain(folder.resolve(FILE))) {
            file.row("file", "record", "person", "identifiers");
            for (Truth truth : truths) {
                for (Row row : truth.rows) {
                    file.row(row.file, row.record, row.person, row.identifiers);
                }
            }
        }
    }
}
