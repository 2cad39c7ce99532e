package org.querencia.runtime.segment;

import java.io.InputStream;
import java.util.List;

/// Reads files that name people, one a row, however they are written (CSV, workbooks, JSON lines).
@FunctionalInterface
public interface ListFiles {

    /// Throws [ImportRefusedException] when it is no file with rows.
    ///
    /// @param name as people call it
    /// @param rowsMax more are not read; the sheet says so
    Sheet read(String name, InputStream in, int rowsMax);

    /// @param columns their names
    /// @param whole whether these are all rows
    record Sheet(List<String> columns, List<Line> lines, boolean whole) {
        public Sheet {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
        }
    }

    /// @param number in the file, from 1
    /// @param cells one a column
    /// @param why it cannot be read; empty for one that can
    record Line(long number, List<String> cells, String why) {
        public Line {
            cells = List.copyOf(cells);
        }
    }
}
