package org.querencia.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.state.Change.Parked;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.kit.TestPostgres;

/// What PostgreSQL itself will not take parks one fact and stops nothing. (The codec and the bounds
/// of the core leave nothing that it refuses, so a table is made stricter here.)
class PoisonedStateTest {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    @Test
    void what_postgresql_does_not_take_is_parked_and_the_others_go_on() throws Exception {
        MemoryLog log = new MemoryLog("poison");
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            boolean poison = i == 13 || i == 14 || i == 44;
            facts.add(named((poison ? "poison" : "u") + i, "Ana " + i));
        }
        Engine.append(log, facts.toArray(Fact[]::new));
        DatabaseSettings settings = TestPostgres.embedded().fresh();
        try (Database database = Database.open(settings)) {
            execute(settings, "alter table anchor add check (value not like 'poison%')");
            new Pipeline(
                            log,
                            database.state(),
                            new Definitions(new Identities(RULES), (before, _) -> before),
                            Flow.at(Position.START, Position.START),
                            100)
                    .catchUp();

            assertThat(database.state().applied()).isEqualTo(new Position(60));
            assertThat(database.profiles().parked(10))
                    .extracting(Parked::position)
                    .containsExactly(new Position(13), new Position(14), new Position(44));
            assertThat(database.profiles().counts().people()).isEqualTo(57);
            assertThat(database.profiles().search("ana 60", 10).getFirst().name())
                    .isEqualTo("Ana 60");
        }
    }

    private static void execute(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Event named(String user, String name) {
        return Events.identify().by("user_id:" + user).trait("name", name).event();
    }
}
