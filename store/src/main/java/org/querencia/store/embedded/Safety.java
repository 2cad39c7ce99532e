package org.querencia.store.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Looks whether the running server is the one meant and keeps what it says it keeps.
final class Safety {

    private static final List<String> MUST_BE_ON =
            List.of("fsync", "synchronous_commit", "full_page_writes");

    private Safety() {}

    static void check(ServerFolder folder) {
        try (Connection connection =
                        DriverManager.getConnection(
                                folder.url("postgres"), ServerFolder.USER, folder.password());
                Statement statement = connection.createStatement()) {
            String data = show(statement, "data_directory");
            if (!data.equals(folder.data().toString())) {
                throw new EmbeddedPostgresException(
                        "port %d answers for another database: %s".formatted(folder.port(), data));
            }
            for (String setting : MUST_BE_ON) {
                if (!show(statement, setting).equals("on")) {
                    throw new EmbeddedPostgresException(
                            "%s is not on: events acknowledged could be lost. Remove it from %s"
                                    .formatted(setting, folder.root().resolve("local.conf")));
                }
            }
            makeDatabase(statement);
        } catch (SQLException broken) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL runs but cannot be used: " + broken.getMessage(), broken);
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet answer = statement.executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void makeDatabase(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery(
                        "select 1 from pg_database where datname = '%s'"
                                .formatted(ServerFolder.DATABASE))) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("create database " + ServerFolder.DATABASE);
    }
}
