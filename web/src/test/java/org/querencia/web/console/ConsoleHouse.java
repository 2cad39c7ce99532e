package org.querencia.web.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.alarm.AlarmParts;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.SensorRound;
import org.querencia.runtime.attribution.AttributionKit;
import org.querencia.runtime.call.CallServices;
import org.querencia.runtime.collect.CollectRules;
import org.querencia.runtime.collect.Collector;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.collect.RefusedReplay;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.kit.ReviewKit;
import org.querencia.runtime.linkage.LinkageKit;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.measure.FewMeasures;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryRefusedEvents;
import org.querencia.runtime.memory.MemoryStageFigures;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.memory.MemoryWebhookSecrets;
import org.querencia.runtime.path.PathServices;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.runtime.planner.PlannerKit;
import org.querencia.runtime.report.ReportKit;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.score.ScoreServices;
import org.querencia.runtime.segment.SegmentKit;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.StoredProfileViews;
import org.querencia.runtime.visit.VisitParts;
import org.querencia.runtime.visit.Visits;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.api.FixedImports;
import org.querencia.web.collect.Boot;
import org.querencia.web.collect.CollectRoom;
import org.querencia.web.http.Access;
import org.querencia.web.http.TrustedProxies;

/// A running console over the engine in memory, with the room that collects.
public final class ConsoleHouse implements AutoCloseable {
    public static final String EMAIL = "ana@querencia.example";
    public static final String PASSWORD = "corral azul grande";
    public static final String PUBLIC_KEY = "wk_7Hq2mZ0xT9cB4n";
    private static final Workspace WORKSPACE = Engine.WORKSPACE;

    public final MemoryUsers users = new MemoryUsers();
    public final MemorySources sources = new MemorySources();
    public final MemoryRefusedEvents refusedEvents = new MemoryRefusedEvents();
    public final ProfileViews views;
    public final MemoryMail mail = new MemoryMail();
    public final MemoryAlarms alarmStore = new MemoryAlarms(mail);
    private final InstantSource clock = InstantSource.system();
    private final MemoryLog log = new MemoryLog("house");
    private final MemoryState state = new MemoryState();
    private final MemoryWarehouse warehouse = new MemoryWarehouse(WORKSPACE);
    private final Flow flow = Flow.at(Position.START, Position.START);
    private final Pipeline pipeline;
    private final Projector projector;
    final LogWriter writer;
    final Marking marking;
    private final AlarmServices alarms;
    private final AlarmParts alarmParts;
    private final Server server;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    public final Importing imports;
    public final ReviewServices review;

    /// On any free port, with imports that find the same in every file.
    public ConsoleHouse() {
        this(0);
    }

    ConsoleHouse(int port) {
        this(port, _ -> new FixedImports());
    }

    /// What imports of a house work with.
    public record Ground(
            Workspace workspace,
            MemorySources sources,
            EventLog log,
            Ingest ingest,
            Supplier<IdentityRules> rules,
            InstantSource clock) {}

    /// With imports of its own, which are closed with it where they can be.
    public ConsoleHouse(Function<Ground, Importing> importing) {
        this(0, importing);
    }

    private ConsoleHouse(int port, Function<Ground, Importing> importing) {
        IdentityRules rules = IdentityRules.defaults(WORKSPACE);
        Definitions definitions =
                new Definitions(new Identities(rules), IdentityDefinitions.reader(WORKSPACE));
        projector = opened(new Projector(warehouse, log, state, rules, flow).start());
        pipeline = opened(new Pipeline(log, state, definitions, flow, 10_000).start());
        writer = opened(new LogWriter(log, flow.toPipeline(), flow.applied()).start());
        marking = new Marking(pipeline::marking, decisions());
        alarmParts = alarmParts();
        alarms = AlarmServices.of(alarmParts, false);
        views = new StoredProfileViews(WORKSPACE, pipeline::identities, state, log, warehouse);
        ReviewKit.Seen seen = new ReviewKit.Seen(state, views, log);
        review = ReviewKit.of(seen, decisions(), WORKSPACE, clock);
        imports = importing.apply(new Ground(WORKSPACE, sources, log, writer, this::rules, clock));
        if (imports instanceof AutoCloseable closeable) open.push(closeable);
        sources.save(Shop.source(Shop.WEB, "Tienda en línea", Trust.PUBLIC, PUBLIC_KEY));
        sources.addWriteKey(new SourceKey(Shop.WEB), PUBLIC_KEY);
        Collector collector =
                new Collector(
                        sources,
                        writer,
                        refusedEvents,
                        () -> new CollectRules(rules(), marking.rules()),
                        clock,
                        new Random(1));
        server =
                opened(
                        Server.start(
                                new ServerSettings("127.0.0.1", port, Optional.empty(), List.of()),
                                new SimpleMeterRegistry(),
                                List.of(
                                        new CollectRoom(
                                                collector,
                                                new Boot(sources, Optional.empty()),
                                                new TrustedProxies(List.of())),
                                        new ConsoleRoom(services(collector)))));
    }

    private ConsoleServices services(Collector collector) {
        return new ConsoleServices(
                WORKSPACE,
                this::rules,
                this::address,
                clock,
                new Access(users, Optional.empty(), false, clock),
                users,
                new PlainHasher(),
                sources,
                new MemoryWebhookSecrets(),
                refusedEvents,
                new RefusedReplay(collector, sources, refusedEvents, clock)::replay,
                log,
                decisions(),
                new ConsentDesk(views, writer, clock, new Random(3)),
                Forgetting.erasures(this::rules, state, writer, projector.projected(), clock),
                views,
                state,
                warehouse.overviews(),
                warehouse.trade(),
                warehouse.directory(),
                segments(),
                stages(),
                imports,
                flow.live(),
                marking,
                new Visits(visitParts()),
                alarms,
                ScoreServices.of(
                        () -> pipeline.definitions().scores(),
                        segments().previews()::vocabulary,
                        state,
                        warehouse,
                        visitParts()),
                CallServices.of(
                        () -> pipeline.definitions().calls(),
                        () -> pipeline.definitions().scores(),
                        users,
                        warehouse,
                        visitParts()),
                FewMeasures.services(
                        () -> pipeline.definitions().measures(), warehouse::overviews, decisions()),
                PlannerKit.desk(warehouse.overviews(), WORKSPACE.zone(), clock),
                ReportKit.services(warehouse::overviews, decisions(), WORKSPACE.zone(), clock),
                AttributionKit.desk(warehouse, WORKSPACE, () -> pipeline.definitions().channels()),
                org.querencia.runtime.analyst.AnalystKit.services(clock),
                LinkageKit.desk(this::rules, state, log, writer, sources, clock),
                review,
                PathServices.of(warehouse, state.memberships(), stages(), WORKSPACE, clock),
                projector.projected());
    }

    /// Lets every sensor look, as it does when its time has come.
    public void lookAround() {
        new SensorRound(alarmParts::watching, alarms.alarms(), alarms.lookout(), clock).look();
    }

    private AlarmParts alarmParts() {
        return new AlarmParts(
                WORKSPACE,
                () -> pipeline.definitions().sensors(),
                () -> pipeline.definitions().plans(),
                pipeline::segments,
                decisions(),
                alarmStore,
                mail,
                new Readers(users, new MemoryMail.Preferences()),
                sources,
                refusedEvents,
                state.memberships(),
                warehouse.counts(),
                stages(),
                this::address,
                clock);
    }

    private StageServices stages() {
        return StageServices.of(
                pipeline::segments,
                decisions(),
                state,
                state.passages(),
                new MemoryStageFigures(state),
                clock);
    }

    private SegmentServices segments() {
        return SegmentKit.of(
                new SegmentKit.With(
                        pipeline::segments,
                        this::rules,
                        flow.applied()::position,
                        decisions(),
                        state,
                        views,
                        warehouse,
                        writer,
                        log,
                        clock));
    }

    private VisitParts visitParts() {
        return new VisitParts(
                WORKSPACE,
                sources,
                this::rules,
                () -> pipeline.definitions().visits(),
                marking,
                decisions(),
                views,
                log,
                writer,
                projector.projected(),
                warehouse.timelines(),
                clock,
                new Random(5));
    }

    private IdentityDecisions decisions() {
        return new IdentityDecisions(pipeline::identities, state, writer, clock, new Random(2));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private IdentityRules rules() {
        return pipeline.identities().rules();
    }

    public URI address() {
        return server.address();
    }

    public ConsoleHouse withAdministrator(String language) {
        return with(user(EMAIL, "Ana Restrepo", Role.ADMINISTRATOR, PASSWORD, language));
    }

    public ConsoleHouse with(User user) {
        users.save(user);
        return this;
    }

    /// @param password empty for somebody who has none yet
    public static User user(
            String email, String name, Role role, String password, String language) {
        return new User(
                email,
                name,
                role,
                password.isEmpty() ? "" : new PlainHasher().hash(password),
                Locale.of(language));
    }

    /// Ten weeks of a shop, a segment of its customers, where they stand in their journey, and two
    /// events that were refused.
    public ConsoleHouse withShop() {
        Instant now = now();
        sources.save(Shop.source(Shop.TILL, "Caja del local", Trust.SECRET, ""));
        writer.append(Shop.events(now), Remember.WINDOW);
        refuse(Shop.refused(now));
        settle();
        Followed.shop(pipeline::segments, decisions());
        return this;
    }

    public void refuse(Refused... refused) {
        refusedEvents.add(List.of(refused));
    }

    /// Appends the events, and returns when people and figures show them.
    public void take(Event... events) {
        writer.append(Arrays.asList(events), Remember.WINDOW);
        settle();
    }

    /// Waits until people and figures show all that is in the log.
    public void settle() {
        Position head = log.head();
        if (!writer.awaitApplied(head, 20_000) || !projector.projected().await(head, 20_000)) {
            throw new IllegalStateException("position %s is not reached".formatted(head));
        }
    }

    /// As instants are kept.
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public static Refused refused(Instant at, String code, String reason, String body) {
        return new Refused(
                0, new SourceKey(Shop.WEB), at, 0, code, reason, "", body, Optional.empty());
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
}
