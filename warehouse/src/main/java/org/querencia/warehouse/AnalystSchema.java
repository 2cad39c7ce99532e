package org.querencia.warehouse;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.querencia.warehouse.analyst.AnalystViews;
import org.querencia.warehouse.analyst.Filling;

/// Puts the views for analysts into the file: when it is new, and when program, zone or currency
/// are others than they were.
final class AnalystSchema {

    private static final AnalystViews VIEWS = new AnalystViews();

    /// Offsets of the zone are written out from then on; what is older has the first.
    private static final Instant OFFSETS_FROM = Instant.parse("1990-01-01T00:00:00Z");

    private static final int YEARS_AHEAD = 3;

    private AnalystSchema() {}

    static AnalystViews views() {
        return VIEWS;
    }

    /// An expression for the local day of the column `timestamp`, whenever that is.
    static String day(WarehouseSettings settings) {
        LocalDate now = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
        Instant last =
                LocalDate.of(now.getYear() + YEARS_AHEAD, 1, 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        return new LocalDays(settings.zone()).expression(OFFSETS_FROM, last);
    }

    static void make(Connection connection, WarehouseSettings settings) throws SQLException {
        List<String> statements =
                VIEWS.making(new Filling(day(settings), settings.currency(), "", ""));
        String mark =
                UUID.nameUUIDFromBytes(
                                String.join(";", statements).getBytes(StandardCharsets.UTF_8))
                        .toString();
        try (Statement statement = connection.createStatement()) {
            if (isMade(statement, mark)) {
                return;
            }
            statement.execute("BEGIN");
            for (String one : statements) {
                statement.execute(one);
            }
            statement.execute(
                    "COMMENT ON VIEW %s.%s IS '%s'"
                            .formatted(AnalystViews.SCHEMA, VIEWS.all().getFirst().name(), mark));
            statement.execute("COMMIT");
        }
    }

    /// The first view bears the mark of all.
    private static boolean isMade(Statement statement, String mark) throws SQLException {
        try (ResultSet found =
                statement.executeQuery(
                        "SELECT count(*) FROM duckdb_views() WHERE schema_name = '%s' AND comment = '%s'"
                                .formatted(AnalystViews.SCHEMA, mark))) {
            found.next();
            return found.getLong(1) > 0;
        }
    }
}
