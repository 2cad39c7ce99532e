package org.querencia.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.querencia.store.sql.Connector;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Rows;

/// Makes a database ready: its version, the extensions, the tables.
final class Migrations {

    /// The state of the tables that this program works with.
    static final int NEWEST = 32;

    private static final int VERSION_MIN = 15;
    private static final List<String> EXTENSIONS = List.of("pg_trgm");

    private Migrations() {}

    /// A connector that finds the workspace's tables and the extensions, which may be anywhere.
    static Connector prepare(Connector plain, Connection connection) throws SQLException {
        checkVersion(connection);
        Set<String> path = new LinkedHashSet<>();
        path.add(plain.schema());
        for (String extension : EXTENSIONS) {
            path.add(schemaOf(connection, extension));
        }
        return plain.withSearchPath(
                path.stream()
                        .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", ")));
    }

    /// Brings the tables to the state of `version`, such as [#NEWEST].
    ///
    /// Asks first whether they are there already, which is nearly always so: Flyway takes longer to
    /// look than all the rest of a start.
    static void migrate(Connector connector, int version) {
        int present = present(connector);
        if (present > NEWEST) {
            throw new DatabaseException(
                    "the tables of %s were made by a newer Querencia (step %d, this one knows %d); update this one"
                            .formatted(connector, present, NEWEST));
        }
        if (present < version) {
            flyway(connector, version);
        }
    }

    private static void flyway(Connector connector, int version) {
        try {
            Flyway.configure()
                    .dataSource(connector.dataSource("migration"))
                    .schemas(connector.schema())
                    .defaultSchema(connector.schema())
                    .target(Integer.toString(version))
                    .load()
                    .migrate();
        } catch (FlywayException broken) {
            throw new DatabaseException(
                    "the tables of %s cannot be brought up to date: %s"
                            .formatted(connector, broken.getMessage()),
                    broken);
        }
    }

    /// The newest step done; 0 without tables.
    private static int present(Connector connector) {
        try (Connection connection = connector.open("start")) {
            boolean none =
                    Rows.single(
                            connection,
                            "select to_regclass(?) is null",
                            row -> row.getBoolean(1),
                            connector.schema() + ".flyway_schema_history");
            return none
                    ? 0
                    : Rows.single(
                            connection,
                            "select coalesce(max(version::int), 0) from flyway_schema_history where success",
                            row -> row.getInt(1));
        } catch (SQLException broken) {
            throw new DatabaseException(
                    "the tables of %s cannot be read: %s".formatted(connector, broken.getMessage()),
                    broken);
        }
    }

    private static void checkVersion(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < VERSION_MIN) {
            throw new DatabaseException(
                    "this is PostgreSQL %d; Querencia needs %d or newer"
                            .formatted(version, VERSION_MIN));
        }
    }

    private static String schemaOf(Connection connection, String extension) throws SQLException {
        String where =
                "select extnamespace::regnamespace::text from pg_extension where extname = '%s'"
                        .formatted(extension);
        List<String> found = Rows.list(connection, where, row -> row.getString(1));
        if (!found.isEmpty()) {
            return found.getFirst();
        }
        try {
            Rows.update(
                    connection,
                    "create extension if not exists %s with schema public".formatted(extension));
            return "public";
        } catch (SQLException refused) {
            throw new DatabaseException(
                    "the database has no extension '%s' and this user may not make it (%s); ask its administrator for: create extension %s"
                            .formatted(extension, refused.getMessage(), extension),
                    refused);
        }
    }
}
