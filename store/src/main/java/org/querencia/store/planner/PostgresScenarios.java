package org.querencia.store.planner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.runtime.planner.Scenario;
import org.querencia.runtime.planner.Scenarios;
import org.querencia.science.planner.Planner;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Scenarios in PostgreSQL.
public final class PostgresScenarios implements Scenarios {

    private static final String ROWS =
            "select id, planner, name, inputs, numbers, starts, author, made from scenario ";

    private final Reader reader;

    public PostgresScenarios(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public List<Scenario> all() {
        return reader.read(connection ->
                Rows.list(
                        connection, ROWS + "order by made desc, id", PostgresScenarios::scenario));
    }

    @Override
    public Optional<Scenario> find(String id) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection, ROWS + "where id = ?", PostgresScenarios::scenario, id))
                .stream()
                .findFirst();
    }

    @Override
    public boolean add(Scenario scenario) {
        return reader.transaction(connection -> insert(connection, scenario)) == 1;
    }

    private static int insert(Connection connection, Scenario scenario) throws SQLException {
        // One at a time, so that they are counted.
        Rows.update(connection, "lock table scenario in exclusive mode");
        return Rows.update(
                connection,
                """
                insert into scenario (id, planner, name, inputs, numbers, starts, author, made)
                select ?, ?, ?, ?, ?, ?, ?, ?
                where (select count(*) from scenario) < ?
                """,
                scenario.id(),
                scenario.planner().key(),
                scenario.name(),
                connection.createArrayOf("text", scenario.inputs().keySet().toArray()),
                connection.createArrayOf("float8", scenario.inputs().values().toArray()),
                scenario.starts().orElse(null),
                scenario.author(),
                Rows.utc(scenario.made()),
                SCENARIOS_MAX);
    }

    @Override
    public boolean delete(String id) {
        return reader.transaction(connection ->
                Rows.update(connection, "delete from scenario where id = ?", id))
                == 1;
    }

    /// Inputs of a former version that the planner does not know any more are passed over.
    private static Scenario scenario(ResultSet row) throws SQLException {
        String key = row.getString(2);
        Planner planner =
                Planner.of(key)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "a scenario is of the planner '%s', which is none"
                                                .formatted(key)));
        String[] names = (String[]) row.getArray(4).getArray();
        Double[] numbers = (Double[]) row.getArray(5).getArray();
        Map<String, Double> inputs = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            inputs.put(names[i], numbers[i]);
        }
        inputs.keySet().retainAll(planner.values(Map.of()).all().keySet());
        return new Scenario(
                row.getString(1),
                planner,
                row.getString(3),
                inputs,
                Optional.ofNullable(row.getObject(6, LocalDate.class)),
                row.getString(7),
                Rows.instant(row, 8));
    }
}
