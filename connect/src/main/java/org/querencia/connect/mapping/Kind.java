package org.querencia.connect.mapping;

import java.util.List;
import java.util.Optional;

/// What the rows of a file are about, and what they become.
///
/// @param name as mappings call it
/// @param event the name of the event a row becomes; empty where rows describe people, or name
///   their events themselves
/// @param at the field that says when it was; a row that does not say is told at the moment of the
///   import
/// @param key which fields name what a row is about, of those that are mapped; `person` stands for
///   the strongest identifier. A row of a known key with other content is an update. Empty: rows
///   are known by their content alone
/// @param fields those it knows
public record Kind(
        String name,
        String words,
        String event,
        Who who,
        Repeats repeats,
        String at,
        List<String> key,
        List<FieldSpec> fields) {

    /// Stands for the strongest identifier in a key.
    public static final String PERSON = "person";

    public enum Who {
        /// A row that names nobody is rejected.
        NEEDED,
        OPTIONAL,
        /// Its rows are about no person.
        NOBODY
    }

    /// What it means that a key comes twice in one file with different content.
    public enum Repeats {
        /// The later row says it better.
        UPDATE,
        /// Rows are added up, so one of the two would be lost: the later is rejected.
        REJECT,
        /// They belong together, as the lines of an order do.
        JOIN
    }

    public Optional<FieldSpec> field(String wanted) {
        return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }

    public List<String> fieldNames() {
        return fields.stream().map(FieldSpec::name).toList();
    }
}
