package org.querencia.runtime.imports;

/// What became of the rows: `rows = accepted + unchanged + updated + skipped + rejected` once all
/// are read.
///
/// @param rows read, without header and blank lines
/// @param accepted told something new
/// @param unchanged were known, word for word
/// @param updated told something else of a key that was known
/// @param skipped left out because the mapping says so
/// @param rejected could not be taken; listed in the reject file
/// @param facts appended to the log
/// @param people different strongest identifiers named by rows that were new or updated
/// @param orders different orders told by them
public record ImportFigures(
        long rows,
        long accepted,
        long unchanged,
        long updated,
        long skipped,
        long rejected,
        long facts,
        long people,
        long orders) {

    public static final ImportFigures NONE = new ImportFigures(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
