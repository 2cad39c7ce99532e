package org.querencia.runtime.imports;

import java.util.List;
import java.util.Optional;
import org.querencia.runtime.text.Wording;

/// What was found out about a file by reading its beginning, shown before anything is imported.
///
/// @param files one, or those inside a zip archive; at most [#FILES_MAX] of them are looked at
/// @param suggestion the mapping that fits best
public record Detection(Upload upload, List<DetectedFile> files, Suggestion suggestion) {

    public static final int FILES_MAX = 50;

    public Detection {
        files = List.copyOf(files);
    }

    /// @param name of the file, or of the entry in the archive
    /// @param rows the first rows as text, one value a column; at most [#ROWS_MAX]
    /// @param problems what of its beginning cannot be read, in words
    public record DetectedFile(
            String name,
            FileFormat format,
            List<DetectedColumn> columns,
            List<List<String>> rows,
            List<Wording> problems) {

        public static final int ROWS_MAX = 20;

        public DetectedFile {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            problems = List.copyOf(problems);
        }

        /// The same of a file written in the same way.
        public DetectedFile named(String other) {
            return new DetectedFile(other, format, columns, rows, problems);
        }
    }

    /// What the values of a column look like.
    ///
    /// @param looks one of [Looks]
    /// @param dates how its dates are written (`dd/MM/yyyy`), if it holds dates
    /// @param doubt why that may be wrong: a day and month that could be exchanged, a point that
    ///   may be a decimal one
    /// @param filled share of rows with a value, 0 to 1
    /// @param examples the first different values, cut to 60 characters; at most 3
    public record DetectedColumn(
            String name,
            Looks looks,
            Optional<String> dates,
            Optional<Wording> doubt,
            double filled,
            List<String> examples) {

        public DetectedColumn {
            examples = List.copyOf(examples);
        }
    }

    public enum Looks {
        TEXT,
        NUMBER,
        AMOUNT,
        DATE,
        FLAG,
        EMAIL,
        PHONE,
        TAX_ID,
        CURRENCY,
        CODE,
        EMPTY
    }

    /// @param kind what the rows are about, such as `orders`
    /// @param mapping the whole mapping as YAML, ready to be used or changed
    /// @param fields which column was taken for which field, and how sure that is
    /// @param confidence of the kind, 0 to 1
    public record Suggestion(
            String kind, double confidence, String mapping, List<SuggestedField> fields) {

        public Suggestion {
            fields = List.copyOf(fields);
        }
    }

    /// @param field as the mapping names it: `fields.order_id`, `person.identifiers.email`
    /// @param confidence 0 to 1
    public record SuggestedField(String field, String column, double confidence) {}
}
