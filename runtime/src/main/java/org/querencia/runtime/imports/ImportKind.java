package org.querencia.runtime.imports;

import java.util.List;

/// What the rows of files may be about, and what of them a mapping can take from columns.
///
/// @param name as mappings call it: `orders`
/// @param aboutPeople whether its rows may name a person
/// @param fields in the order in which people think of them
public record ImportKind(String name, boolean aboutPeople, List<Field> fields) {

    public ImportKind {
        fields = List.copyOf(fields);
    }

    /// @param path as the mapping names it: `fields.order_id`, `person.traits.city`
    /// @param required whether rows are nothing without it
    public record Field(String path, boolean required) {}
}
