package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.warehouse.SqlGuard.Breach;
import org.querencia.warehouse.measure.MeasureSql;
import org.querencia.warehouse.measure.Scope;

/// Lets only measures through that read the facts and nothing else.
record MeasureGuard(Session session) {

    private static final Set<String> TABLES =
            Set.of(
                    "orders",
                    "events",
                    "outlays",
                    "latest_outlays",
                    "latest_rates",
                    "products",
                    "stage_passages",
                    "segment_movements");

    /// What is wrong; empty when it may be asked.
    Optional<String> fault(Measure measure, Scope scope) throws SQLException {
        Optional<String> fault =
                fault("sql", MeasureSql.of(measure, Question.EVERYTHING, scope).text());
        return fault.isPresent() || measure.people().isBlank()
                ? fault
                : fault("people", MeasureSql.people(measure, Question.EVERYTHING, scope, 1));
    }

    private Optional<String> fault(String field, String sql) throws SQLException {
        return new SqlGuard(session, TABLES, Set.of("main"))
                .breach(sql)
                .map(breach -> "%s: %s".formatted(field, words(breach)));
    }

    private static String words(Breach breach) {
        return switch (breach.kind()) {
            case UNREADABLE ->
                    "it is no single SELECT statement that can be read: " + breach.names();
            case TABLE ->
                    "it reads %s; expected {orders}, {touches} and the like"
                            .formatted(breach.names());
            case ELSEWHERE -> "it reads outside the facts (%s)".formatted(breach.names());
            case FUNCTION ->
                    "the function %s is not among those a measure may use"
                            .formatted(breach.names());
            case WITH -> "WITH cannot name something %s".formatted(breach.names());
        };
    }
}
