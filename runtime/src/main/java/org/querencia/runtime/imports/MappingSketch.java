package org.querencia.runtime.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be said of a mapping by choosing, without writing YAML. All else that a mapping says
/// (refunds, rules, consents) is not in it.
///
/// @param kind empty while none is chosen
/// @param file how the file is written, by the names of [#FILE]; absent where that is left to
///   detection
/// @param currency of amounts without one; empty for the company's
/// @param places in the order of the mapping
public record MappingSketch(
        String kind, Map<String, String> file, String currency, List<Place> places) {

    /// How paths begin: who a row is about, what is known of them, their company.
    public static final String IDENTIFIERS = "person.identifiers.";

    public static final String TRAITS = "person.traits.";
    public static final String COMPANY = "person.company.";

    /// How paths begin: what the kind of row knows, and what only this file has.
    public static final String FIELDS = "fields.";

    public static final String PROPERTIES = "properties.";

    public static final List<String> FILE =
            List.of(
                    "encoding",
                    "delimiter",
                    "quote",
                    "header",
                    "sheet",
                    "decimal",
                    "thousands",
                    "dates");

    public static final MappingSketch EMPTY = new MappingSketch("", Map.of(), "", List.of());

    public MappingSketch {
        file = Collections.unmodifiableMap(new LinkedHashMap<>(file));
        places = List.copyOf(places);
    }

    /// One column that a field takes its value from; a field may have several.
    ///
    /// @param path as the mapping names the field: `fields.date`, `person.identifiers.email`
    /// @param dates how its dates are written, where the mapping says so
    public record Place(String path, String column, Optional<String> dates) {}
}
