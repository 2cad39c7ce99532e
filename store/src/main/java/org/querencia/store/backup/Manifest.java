package org.querencia.store.backup;

import java.util.List;

/// What an archive holds, so that it can be judged before anything is read. Kept as JSON in the
/// archive's last entry.
///
/// @param format of the archive itself; this program reads 1
/// @param schema the newest migration the tables had
/// @param server the PostgreSQL it was read from, for people
/// @param writtenAt ISO 8601, UTC
record Manifest(int format, int schema, String server, String writtenAt, List<Table> tables) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    Manifest {
        tables = List.copyOf(tables);
    }

    /// One table: an entry `name.copy` in PostgreSQL's binary COPY form.
    ///
    /// @param columns in the order they were written
    /// @param sha256 of the entry's bytes, hexadecimal
    record Table(String name, List<String> columns, long rows, String sha256) {
        Table {
            columns = List.copyOf(columns);
        }

        String entry() {
            return name + ".copy";
        }

        String columnList() {
            return String.join(", ", columns);
        }
    }
}
