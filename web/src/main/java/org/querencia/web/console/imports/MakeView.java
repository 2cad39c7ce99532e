package org.querencia.web.console.imports;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.ImportId;
import org.querencia.runtime.imports.Upload;

/// What the guided page shows: what the files are, what their columns mean, and what becomes of the
/// first rows.
///
/// @param files the files that are read: those that were sent, or what is inside them
/// @param source as whose events the rows come in, as typed
/// @param mapping as YAML
/// @param kind of the rows; empty while none is chosen
/// @param unsure that the kind was guessed, and may be wrong
/// @param problems of the mapping that are no one column's, in words
/// @param rows the first ones and what they become
/// @param told how many of the first rows can be taken, and how many not
/// @param usable whether an import can begin with this mapping
/// @param redoOf the import that is done again
public record MakeView(
        List<Upload> uploads,
        List<String> files,
        String source,
        List<String> sources,
        String mapping,
        String kind,
        List<String> kinds,
        boolean unsure,
        String currency,
        List<Setting> settings,
        List<Choice> choices,
        List<Column> columns,
        List<String> problems,
        List<Row> rows,
        Told told,
        boolean usable,
        Optional<ImportId> redoOf) {

    /// How a file is written.
    ///
    /// @param found as detected, in words
    /// @param chosen what the mapping says; empty where that is left to detection
    public record Setting(String name, String found, String chosen, List<Option> options) {}

    public record Option(String value, String label) {}

    /// Fields a column can be taken for, under a common title.
    public record Choice(String title, List<Option> options) {}

    /// @param looks like what, in words
    /// @param path the field it is taken for; empty: left out
    /// @param own the path that keeps it under its own name; empty where there is none
    /// @param others further fields it is taken for
    /// @param dates how its dates are written; empty where it has none
    /// @param doubt what may be wrong about that
    /// @param fault what is wrong with it in the first rows
    public record Column(
            int index,
            String name,
            String looks,
            List<String> examples,
            String path,
            String own,
            String ownLabel,
            List<String> others,
            String dates,
            List<String> dateStyles,
            String doubt,
            String fault) {}

    /// @param facts what it becomes; none where it belongs to the order of a row above
    /// @param reject why it is not taken
    public record Row(long line, List<Fact> facts, String reject) {}

    /// @param said its fields and what they hold
    public record Fact(String icon, String name, String when, List<String> who, List<Said> said) {}

    public record Said(String field, String value) {}

    public record Told(long taken, long rejected) {}

    /// Stands for the mapping from which the choices on the page were made.
    public String mark() {
        return Choices.mark(mapping);
    }

    /// The address of this page, with its files.
    public String path() {
        return redoOf.map(id -> "/imports/" + id + "/redo").orElse("/imports/new");
    }
}
