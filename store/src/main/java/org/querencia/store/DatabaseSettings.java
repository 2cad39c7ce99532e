package org.querencia.store;

import java.nio.file.Path;

/// Where the system of record is.
///
/// @param schema the workspace's own schema in the database
public record DatabaseSettings(Place place, String schema) {

    public static final String SCHEMA_DEFAULT = "querencia";

    public DatabaseSettings {
        if (!schema.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "schema '%s': expected lower-case letters, digits and '_'".formatted(schema));
        }
    }

    public sealed interface Place {}

    /// A server of our own, everything under `folder`.
    ///
    /// @param programs where its programs are unpacked; usually the same folder
    public record Embedded(Path folder, Path programs) implements Place {}

    /// A server somebody else runs: PostgreSQL 15 or newer.
    ///
    /// @param url `jdbc:postgresql://host:port/database`, with user and password as parameters of
    ///   it or in the two fields
    /// @param user empty: as the URL says
    public record Outside(String url, String user, String password) implements Place {

        /// Without what may hold a password.
        @Override
        public String toString() {
            return "Outside[a server of its own]";
        }
    }

    public static DatabaseSettings embedded(Path folder) {
        return new DatabaseSettings(new Embedded(folder, folder), SCHEMA_DEFAULT);
    }

    public static DatabaseSettings outside(String url) {
        return new DatabaseSettings(new Outside(url, "", ""), SCHEMA_DEFAULT);
    }
}
