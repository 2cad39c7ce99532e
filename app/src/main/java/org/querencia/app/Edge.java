package org.querencia.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.app.access.Argon2Hasher;
import org.querencia.app.settings.Settings;
import org.querencia.connect.run.ListFileReader;
import org.querencia.connect.segment.SegmentYaml;
import org.querencia.connect.webhook.HookDoor;
import org.querencia.connect.yaml.ValueYaml;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.call.CallServices;
import org.querencia.runtime.collect.CollectRules;
import org.querencia.runtime.collect.Collector;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.collect.RefusedReplay;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.courier.Courier;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.operate.MeteredIngest;
import org.querencia.runtime.operate.MeteredRefusedEvents;
import org.querencia.runtime.operate.Positions;
import org.querencia.runtime.planner.PlannerDesk;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.right.Trace;
import org.querencia.runtime.score.ScoreServices;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.visit.VisitParts;
import org.querencia.runtime.visit.Visits;
import org.querencia.runtime.webhook.Webhooks;
import org.querencia.store.Database;
import org.querencia.warehouse.measure.MeasureYaml;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.api.ApiRoom;
import org.querencia.web.api.ApiServices;
import org.querencia.web.api.SegmentProfilesRoom;
import org.querencia.web.collect.Boot;
import org.querencia.web.collect.CollectRoom;
import org.querencia.web.console.ConsoleRoom;
import org.querencia.web.console.ConsoleServices;
import org.querencia.web.hook.HookRoom;
import org.querencia.web.http.Access;
import org.querencia.web.http.TrustedProxies;
import org.querencia.web.observe.EngineMeters;
import org.querencia.web.observe.Meters;
import org.querencia.web.observe.ObserveRoom;

/// The edge before the engine: collect, API, console, health, on one listener.
final class Edge {

    private final Engine engine;
    private final Importing imports;
    private final Database database;
    private final ServerHealth health;
    private final InstantSource clock;
    private final ServerSettings listen;
    private final Access access;
    private final PasswordHasher hasher = new Argon2Hasher();
    private final PrometheusMeterRegistry meters = Meters.prometheus();
    private final Collector collector;
    private final RefusedReplay replay;
    private final IdentityDecisions decisions;
    private final Marking marking;
    private final ConsentDesk consents;
    private final Erasures erasures;
    private final SegmentServices segments;
    private final StageServices stages;
    private final VisitParts visitParts;
    private final Visits visits;
    private final Alarming alarming;
    private final ScoreServices scores;
    private final CallServices calls;
    private final MeasureServices measures;
    private final PlannerDesk planners;
    private final Reviewing reviewing;
    private final Reporting reporting;
    private volatile Optional<Server> server = Optional.empty();

    /// @param folder where what is sent lies while it is read
    Edge(
            Settings settings,
            Engine engine,
            Importing imports,
            Courier courier,
            Path folder,
            List<Trace> fileTraces,
            ServerHealth health,
            String localToken,
            InstantSource clock) {
        this.engine = engine;
        this.imports = imports;
        this.database = engine.database();
        this.health = health;
        this.clock = clock;
        this.listen =
                new ServerSettings(
                        settings.listen().host(),
                        settings.listen().port(),
                        settings.listen().baseUrl(),
                        settings.listen().trustedProxies());
        this.access = new Access(database.users(), Optional.of(localToken), listen.https(), clock);
        this.collector =
                new Collector(
                        database.sources(),
                        new MeteredIngest(engine.ingest(), meters),
                        new MeteredRefusedEvents(database.refusedEvents(), meters),
                        () -> new CollectRules(engine.rules(), engine.marking()),
                        clock,
                        new SecureRandom());
        this.replay =
                new RefusedReplay(collector, database.sources(), database.refusedEvents(), clock);
        this.decisions =
                new IdentityDecisions(
                        engine.pipeline()::identities,
                        database.profiles(),
                        engine.ingest(),
                        clock,
                        new SecureRandom());
        this.reviewing = new Reviewing(engine, decisions, this::baseUrl, clock);
        this.consents = new ConsentDesk(engine.views(), engine.ingest(), clock, new SecureRandom());
        this.erasures = erasures(fileTraces);
        this.marking = new Marking(engine::marking, decisions);
        this.segments = segments(courier, folder);
        this.stages = stages();
        this.visitParts = visitParts();
        this.visits = new Visits(visitParts);
        this.scores = scores();
        this.calls = calls();
        this.measures = measures();
        this.planners = engine.planners(clock);
        this.alarming =
                new Alarming(engine, decisions, stages, this::baseUrl, settings.smtp(), clock);
        this.reporting = reports();
    }

    private Erasures erasures(List<Trace> fileTraces) {
        return new Erasures(
                engine::rules,
                database.profiles(),
                engine.ingest(),
                engine.projector().projected(),
                engine.suppressions(),
                database.rights(),
                Stream.concat(database.traces().stream(), reviewing.traces(fileTraces)).toList(),
                clock,
                new SecureRandom());
    }

    private StageServices stages() {
        return StageServices.of(
                engine.pipeline()::segments,
                decisions,
                database.profiles(),
                database.passages(),
                database.stageFigures(),
                clock);
    }

    private SegmentServices segments(Courier courier, Path folder) {
        return SegmentServices.of(
                new SegmentServices.Parts(
                        engine.pipeline()::segments,
                        engine::rules,
                        () -> engine.flow().applied().position(),
                        decisions,
                        database.profiles(),
                        engine.views(),
                        database.memberships(),
                        database.passages(),
                        engine.warehouse(),
                        new MeteredIngest(engine.ingest(), meters),
                        database.log(),
                        database.endpoints(),
                        courier,
                        new ListFileReader(engine.workspace().country(), folder),
                        new SegmentYaml(),
                        new ValueYaml(),
                        clock,
                        new SecureRandom()));
    }

    private VisitParts visitParts() {
        return new VisitParts(
                engine.workspace(),
                database.sources(),
                engine::rules,
                () -> engine.definitions().visits(),
                marking,
                decisions,
                engine.views(),
                database.log(),
                new MeteredIngest(engine.ingest(), meters),
                engine.projector().projected(),
                engine.warehouse().timelines(),
                clock,
                new SecureRandom());
    }

    private ScoreServices scores() {
        return ScoreServices.of(
                () -> engine.definitions().scores(),
                segments.previews()::vocabulary,
                database.profiles(),
                engine.warehouse(),
                visitParts);
    }

    private CallServices calls() {
        return CallServices.of(
                () -> engine.definitions().calls(),
                () -> engine.definitions().scores(),
                database.users(),
                engine.warehouse(),
                visitParts);
    }

    private MeasureServices measures() {
        return new MeasureServices(
                new MeasureDesk(
                        () -> engine.definitions().measures(),
                        new MeasureYaml(),
                        engine.measures(),
                        decisions),
                engine.measures(),
                engine.funnels());
    }

    private Reporting reports() {
        return new Reporting(
                engine, measures, calls, alarming.services().readers(), this::baseUrl, clock);
    }

    /// Binds and answers. The console has a route for everything, so it comes last.
    Server start() {
        EngineMeters.bind(
                meters,
                () -> database.log().head().value(),
                () -> engine.flow().applied().position().value(),
                () -> engine.projector().projected().position().value());
        ApiServices api = apiServices();
        Server started =
                Server.start(
                        listen,
                        meters,
                        List.of(
                                new ObserveRoom(health, meters),
                                new SegmentProfilesRoom(api),
                                new CollectRoom(
                                        collector,
                                        new Boot(database.sources(), listen.baseUrl()),
                                        new TrustedProxies(listen.trustedProxies())),
                                new HookRoom(hooks(), meters),
                                new ApiRoom(api),
                                new ConsoleRoom(consoleServices())));
        server = Optional.of(started);
        return started;
    }

    Alarming alarming() {
        return alarming;
    }

    Reviewing reviewing() {
        return reviewing;
    }

    /// What stands around measures and what is mailed by itself; not started.
    Reporting reporting() {
        return reporting;
    }

    private Webhooks hooks() {
        return new HookDoor(
                database.sources(),
                database.webhookSecrets(),
                new MeteredIngest(engine.ingest(), meters),
                new MeteredRefusedEvents(database.refusedEvents(), meters),
                engine::rules,
                clock);
    }

    private ApiServices apiServices() {
        return new ApiServices(
                engine.workspace(),
                access,
                database.users(),
                hasher,
                database.idempotencyKeys(),
                clock,
                database.sources(),
                database.webhookSecrets(),
                database.refusedEvents(),
                database.log(),
                decisions,
                erasures,
                consents,
                engine.views(),
                database.catalogue(),
                engine::rules,
                replay,
                engine.warehouse().overviews(),
                engine.warehouse().trade(),
                engine.warehouse().directory(),
                segments,
                stages,
                imports,
                database.backups(),
                this::positions,
                engine.flow().live(),
                marking,
                visits,
                alarming.services(),
                scores,
                calls,
                measures,
                planners,
                reporting.services(),
                engine.attribution(),
                engine.analysts(clock),
                reviewing.linkage(),
                reviewing.services(),
                engine.paths(stages, clock));
    }

    private ConsoleServices consoleServices() {
        return new ConsoleServices(
                engine.workspace(),
                engine::rules,
                this::baseUrl,
                clock,
                access,
                database.users(),
                hasher,
                database.sources(),
                database.webhookSecrets(),
                database.refusedEvents(),
                replay::replay,
                database.log(),
                decisions,
                consents,
                erasures,
                engine.views(),
                database.catalogue(),
                engine.warehouse().overviews(),
                engine.warehouse().trade(),
                engine.warehouse().directory(),
                segments,
                stages,
                imports,
                engine.flow().live(),
                marking,
                visits,
                alarming.services(),
                scores,
                calls,
                reporting.forPages(),
                planners,
                reporting.services(),
                engine.attribution(),
                engine.analysts(clock),
                reviewing.linkage(),
                reviewing.services(),
                engine.paths(stages, clock),
                engine.projector().projected());
    }

    private Positions positions() {
        return new Positions(
                database.log().head().value(),
                engine.flow().applied().position().value(),
                engine.projector().projected().position().value());
    }

    private URI baseUrl() {
        return server.map(Server::baseUrl)
                .or(listen::baseUrl)
                .orElseGet(() -> URI.create("http://" + listen.host()));
    }
}
