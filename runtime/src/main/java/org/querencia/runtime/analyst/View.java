package org.querencia.runtime.analyst;

import java.util.List;
import java.util.Locale;

/// A table that analysts may read. Name and columns are promised: statements of others hang on
/// them.
///
/// @param es what a row is, in Spanish
/// @param en the same in English
public record View(String name, String es, String en, List<Field> fields) {

    public View {
        fields = List.copyOf(fields);
    }

    /// A column.
    ///
    /// @param type as the warehouse names it, such as `DECIMAL(24,4)`
    public record Field(String name, String type, String es, String en) {

        public String words(Locale locale) {
            return locale.getLanguage().equals("es") ? es : en;
        }
    }

    public String words(Locale locale) {
        return locale.getLanguage().equals("es") ? es : en;
    }
}
