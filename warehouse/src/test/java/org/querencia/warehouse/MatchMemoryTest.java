package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Around;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.WarehouseContract;
import org.querencia.warehouse.rule.Part;
import org.querencia.warehouse.rule.RuleSql;
import org.querencia.warehouse.rule.RuleTables;

/// A rule whose people do not fit into memory at once.
class MatchMemoryTest {

    private static final int MEMORY_MEGABYTES = 64;
    private static final int PEOPLE = 20_000;
    private static final int EVENTS = 4;
    private static final String RULE =
            "silent('Seen', rhythm('Seen') * 2) && distinct('Seen', 'what', 'ever') > 3";

    @TempDir private Path folder;

    @Test
    void is_answered_part_by_part() {
        Workspace workspace = WarehouseContract.workspace("America/Bogota");
        WarehouseSettings large = WarehouseSettings.in(folder, workspace);
        WarehouseSettings small =
                new WarehouseSettings(
                        large.file(),
                        large.zone(),
                        large.currency(),
                        MEMORY_MEGABYTES,
                        large.threads(),
                        Duration.ofMinutes(1));
        Rule rule = Rules.parse(RULE, Vocabulary.NONE).rule().orElseThrow();
        Instant later = NOON.plus(Duration.ofDays(30));
        try (DuckWarehouse warehouse = DuckWarehouse.open(small)) {
            warehouse.reset("log");
            Scene scene = new Scene();
            for (int day = 0; day < EVENTS; day++) {
                warehouse.project(scene.batch(day(day)));
            }
            assertThat(warehouse.matches().of(rule, Around.NOTHING, later, 3).size())
                    .isEqualTo(PEOPLE);
        }
        String whole =
                RuleSql.people(
                        rule, Setting.of(workspace), later, RuleTables.NOTHING, Map.of(), Part.ALL);
        assertThatThrownBy(() -> run(whole, small)).hasMessageContaining("Out of Memory");
    }

    private static void run(String sql, WarehouseSettings settings) throws SQLException {
        Properties options = new Properties();
        options.put("memory_limit", MEMORY_MEGABYTES + "MB");
        options.put("threads", Integer.toString(settings.threads()));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + settings.file(), options);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE found AS " + sql);
        }
    }

    private static List<Event> day(int day) {
        List<Event> events = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            events.add(
                    track("Seen")
                            .by("user_id:p" + person)
                            .at(NOON.plus(Duration.ofDays(day)))
                            .with("what", "w%d ".formatted(day).repeat(600))
                            .event());
        }
        return events;
    }
}
