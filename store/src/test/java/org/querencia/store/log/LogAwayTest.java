package org.querencia.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.EventLog.Appended.Duplicate;
import org.querencia.runtime.log.EventLog.Appended.Stored;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.kit.CuttingProxy;
import org.querencia.store.kit.CuttingProxy.Cut;
import org.querencia.store.kit.TestPostgres;
import org.querencia.store.sql.Connector;
import org.querencia.store.sql.Fence;
import org.querencia.store.sql.OwnConnection;

/// A log whose PostgreSQL is away longer than anybody waits, and the engine behind it.
class LogAwayTest {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    private final DatabaseSettings settings = TestPostgres.embedded().fresh();
    private final Flow flow = Flow.at(Position.START, Position.START);
    private final MemoryState state = new MemoryState();
    private CuttingProxy proxy;
    private PostgresEventLog log;
    private LogWriter writer;
    private Pipeline pipeline;

    @BeforeEach
    void open() throws Exception {
        Outside direct = TestPostgres.place(settings);
        String port = direct.url().replaceAll(".*:(\\d+)/.*", "$1");
        proxy = new CuttingProxy(Integer.parseInt(port));
        Connector plain = connector(direct, direct.url());
        Connector proxied =
                connector(direct, direct.url().replace(":" + port + "/", ":" + proxy.port() + "/"));
        Fence fence;
        try (OwnConnection own = new OwnConnection(plain, "start")) {
            fence = own.transaction(Fence::take);
        }
        log =
                new PostgresEventLog(
                        new OwnConnection(proxied, "log"),
                        connector(direct, direct.url() + "?currentSchema=" + settings.schema())
                                .dataSource("reader"),
                        fence,
                        Duration.ofMillis(300));
        pipeline =
                new Pipeline(
                                log,
                                state,
                                new Definitions(
                                        new Identities(RULES),
                                        IdentityDefinitions.reader(Engine.WORKSPACE)),
                                flow,
                                100)
                        .start();
        writer = new LogWriter(log, flow.toPipeline(), flow.applied()).start();
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        pipeline.close();
        log.close();
        proxy.close();
    }

    @Test
    void what_was_stored_without_anybody_knowing_shows_when_it_is_sent_again() {
        assertThat(append("a")).containsExactly(stored(1));

        // The answer to the commit is lost, and PostgreSQL stays away until the log gives up.
        cutTheNextCommitForLong();
        assertThatThrownBy(() -> append("b"))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("sending it again is safe");
        assertThat(flow.applied().position()).isEqualTo(new Position(1));

        proxy.mend();
        assertThat(append("b")).containsExactly(new Duplicate());
        assertThat(writer.awaitApplied(new Position(2), 10_000)).isTrue();
        assertThat(state.owner(RULES.anchorId(Events.identifier("user_id:b")))).isPresent();
    }

    @Test
    void what_was_stored_without_anybody_knowing_shows_though_it_is_never_sent_again() {
        assertThat(append("a")).containsExactly(stored(1));
        cutTheNextCommitForLong();
        assertThatThrownBy(() -> append("b")).isInstanceOf(LogUnavailableException.class);

        proxy.mend();

        assertThat(writer.awaitApplied(new Position(2), 30_000)).isTrue();
        assertThat(append("c")).containsExactly(stored(3));
    }

    @Test
    void that_postgresql_is_gone_is_noticed_while_nothing_is_sent() throws Exception {
        append("a");
        assertThat(writer.storing().well()).isTrue();

        proxy.cutAll();
        await().atMost(Duration.ofSeconds(10)).until(() -> !writer.storing().well());
        assertThatThrownBy(() -> append("b")).isInstanceOf(LogUnavailableException.class);

        proxy.mend();
        await().atMost(Duration.ofSeconds(10)).until(() -> writer.storing().well());
        assertThat(append("b")).containsExactly(stored(2));
        assertThat(rowsOfTheLog()).as("a trial leaves nothing").isEqualTo(2);
    }

    @Test
    void that_another_server_took_the_place_is_noticed_while_nothing_is_sent() throws Exception {
        append("a");
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("update fence set holder = holder + 1");
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> !writer.storing().well());
    }

    /// The first commit after a repeat is the only one of its append; see PostgresEventLog.
    private void cutTheNextCommitForLong() {
        append("a");
        proxy.cutNext(Cut.AFTER_COMMIT_FOR_LONG);
    }

    private List<Appended> append(String name) {
        Event event = Events.identify().by("user_id:" + name).messageId(name).event();
        return writer.append(List.of(event), Remember.WINDOW);
    }

    private long rowsOfTheLog() throws SQLException {
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from log")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connector connector(Outside place, String url) {
        return new Connector(
                url, place.user(), place.password(), settings.schema(), settings.schema());
    }

    private static Stored stored(long position) {
        return new Stored(new Position(position));
    }
}
