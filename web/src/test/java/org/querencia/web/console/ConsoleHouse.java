package org.querencia.web.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.collect.CollectRules;
import org.querencia.runtime.collect.Collector;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.collect.RefusedReplay;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryRefusedEvents;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.runtime.view.StoredProfileViews;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.http.Access;

/// A running console over the engine in memory.
final class ConsoleHouse implements AutoCloseable {
    static final String EMAIL = "ana@querencia.example";
    static final String PASSWORD = "corral azul grande";
    static final String PUBLIC_KEY = "wk_7Hq2mZ0xT9cB4n";
    private static final Workspace WORKSPACE = Engine.WORKSPACE;

    final MemoryUsers users = new MemoryUsers();
    final MemorySources sources = new MemorySources();
    final MemoryRefusedEvents refusedEvents = new MemoryRefusedEvents();
    final LogWriter writer;
    final Marking marking;
    private final MemoryLog log = new MemoryLog("house");
    private final Flow flow = Flow.at(Position.START, Position.START);
    private final Projector projector;
    private final Server server;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    ConsoleHouse(int port) {
        IdentityRules rules = IdentityRules.defaults(WORKSPACE);
        Identities identities = new Identities(rules);
        MemoryState state = new MemoryState();
        MemoryWarehouse warehouse = new MemoryWarehouse(WORKSPACE);
        InstantSource clock = InstantSource.system();
        projector = new Projector(warehouse, log, state, rules, flow).start();
        open.push(projector);
        Pipeline pipeline =
                new Pipeline(
                                log,
                                state,
                                new Definitions(identities, (before, _) -> before),
                                flow,
                                10_000)
                        .start();
        open.push(pipeline);
        writer = new LogWriter(log, flow.toPipeline(), flow.applied()).start();
        open.push(writer);
        marking = marking(pipeline, state, clock);
        sources.save(source(Shop.WEB, "Tienda en línea", Trust.PUBLIC, PUBLIC_KEY));
        sources.addWriteKey(new SourceKey(Shop.WEB), PUBLIC_KEY);
        Collector collector =
                new Collector(
                        sources,
                        writer,
                        refusedEvents,
                        () -> new CollectRules(rules, marking.rules()),
                        clock,
                        new Random(1));
        StoredProfileViews views =
                new StoredProfileViews(
                        WORKSPACE, () -> identities, state, log, warehouse.timelines());
        ConsoleServices services =
                new ConsoleServices(
                        WORKSPACE,
                        () -> rules,
                        this::address,
                        clock,
                        new Access(users, Optional.empty(), false, clock),
                        users,
                        new PlainHasher(),
                        sources,
                        refusedEvents,
                        new RefusedReplay(collector, sources, refusedEvents, clock)::replay,
                        log,
                        writer,
                        new ConsentDesk(views, writer, clock, new Random(2)),
                        views,
                        state,
                        warehouse.overviews(),
                        warehouse.trade(),
                        flow.live(),
                        marking);
        server =
                Server.start(
                        new ServerSettings("127.0.0.1", port, Optional.empty(), List.of()),
                        new SimpleMeterRegistry(),
                        List.of(new ConsoleRoom(services)));
        open.push(server);
    }

    private Marking marking(Pipeline pipeline, MemoryState state, InstantSource clock) {
        return new Marking(
                pipeline::marking,
                new IdentityDecisions(pipeline::identities, state, writer, clock, new Random(2)));
    }

    URI address() {
        return server.address();
    }

    ConsoleHouse withAdministrator(String language) {
        users.save(
                new User(
                        EMAIL,
                        "Ana Restrepo",
                        Role.ADMINISTRATOR,
                        new PlainHasher().hash(PASSWORD),
                        Locale.of(language)));
        return this;
    }

    /// Ten weeks of a shop, and two events that were refused.
    ConsoleHouse withShop() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        sources.save(source(Shop.TILL, "Caja del local", Trust.SECRET, ""));
        writer.append(Shop.events(now), Remember.WINDOW);
        refusedEvents.add(
                List.of(
                        refused(
                                now.minusSeconds(4000),
                                "missing-event-name",
                                "'event' is missing: a track call says what happened, such as"
                                        + " \"Order Completed\".",
                                "{\"type\":\"track\",\"userId\":\"c-1001\",\"properties\":{}}"),
                        refused(
                                now.minusSeconds(90),
                                "missing-id",
                                "Nobody is named: send 'userId' or 'anonymousId'.",
                                "{\"type\":\"track\",\"event\":\"Product Viewed\"}")));
        awaitProjected();
        return this;
    }

    /// Waits until pages and figures show all that was appended.
    void awaitApplied() {
        if (!writer.awaitApplied(log.head(), 20_000)) {
            throw new IllegalStateException("the pipeline is behind");
        }
        awaitProjected();
    }

    /// Waits until figures show all that was applied.
    void awaitProjected() {
        Position head = flow.applied().position();
        if (!projector.projected().await(head, 20_000)) {
            throw new IllegalStateException("the projector is behind");
        }
    }

    private static Refused refused(Instant at, String code, String reason, String body) {
        return new Refused(
                0, new SourceKey(Shop.WEB), at, 0, code, reason, "", body, Optional.empty());
    }

    private static Source source(String key, String name, Trust trust, String publicKey) {
        return new Source(
                new SourceKey(key),
                name,
                trust,
                true,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                List.of(),
                2_000,
                publicKey,
                false);
    }

    @Override
    public void close() {
        flow.live().close();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /// Stands for Argon2, which would make tests slow.
    private static final class PlainHasher implements PasswordHasher {
        @Override
        public String hash(String password) {
            return "plain:" + password;
        }

        @Override
        public boolean matches(String password, String stored) {
            return stored.equals("plain:" + password);
        }
    }
}
