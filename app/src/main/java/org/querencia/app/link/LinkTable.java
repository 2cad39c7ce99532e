package org.querencia.app.link;

import java.util.List;
import org.querencia.science.linkage.Column;

/// Records of one or more files as one table.
///
/// @param files their names, in the order given
/// @param ids of the records, each different within its file
/// @param sources which file each record is of
/// @param columns the values, without ids
public record LinkTable(List<String> files, String[] ids, int[] sources, List<Column> columns) {

    public int rows() {
        return ids.length;
    }

    /// A record's id, with its file's name when there are several.
    public String name(int row) {
        return files.size() == 1 ? ids[row] : files.get(sources[row]) + ":" + ids[row];
    }
}
