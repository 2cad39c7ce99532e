package org.querencia.connect.run;

import org.querencia.runtime.imports.ImportFigures;

/// What became of an import's rows, while it runs. For one thread.
final class Count {

    long rows;
    long accepted;
    long unchanged;
    long updated;
    long skipped;
    long rejected;
    long facts;
    long people;
    long orders;

    Count(ImportFigures start) {
        rows = start.rows();
        accepted = start.accepted();
        unchanged = start.unchanged();
        updated = start.updated();
        skipped = start.skipped();
        rejected = start.rejected();
        facts = start.facts();
        people = start.people();
        orders = start.orders();
    }

    ImportFigures figures() {
        return new ImportFigures(
                rows, accepted, unchanged, updated, skipped, rejected, facts, people, orders);
    }

    /// Rows that were judged and appended, or left out.
    long done() {
        return accepted + unchanged + updated + skipped + rejected;
    }
}
