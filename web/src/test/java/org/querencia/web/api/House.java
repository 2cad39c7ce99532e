package org.querencia.web.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.alarm.AlarmParts;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.SensorRound;
import org.querencia.runtime.analyst.AnalystKit;
import org.querencia.runtime.attribution.AttributionKit;
import org.querencia.runtime.call.CallServices;
import org.querencia.runtime.collect.CollectRules;
import org.querencia.runtime.collect.Collector;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.collect.RefusedReplay;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.kit.ReviewKit;
import org.querencia.runtime.linkage.LinkageDesk;
import org.querencia.runtime.linkage.LinkageKit;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.measure.FewMeasures;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryRefusedEvents;
import org.querencia.runtime.memory.MemoryRights;
import org.querencia.runtime.memory.MemoryStageFigures;
import org.querencia.runtime.memory.MemoryWebhookSecrets;
import org.querencia.runtime.operate.Backups;
import org.querencia.runtime.operate.Health;
import org.querencia.runtime.path.PathServices;
import org.querencia.runtime.planner.PlannerDesk;
import org.querencia.runtime.planner.PlannerKit;
import org.querencia.runtime.report.ReportKit;
import org.querencia.runtime.report.ReportServices;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.right.SuppressionList;
import org.querencia.runtime.score.ScoreServices;
import org.querencia.runtime.segment.SegmentKit;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.StoredProfileViews;
import org.querencia.runtime.visit.VisitParts;
import org.querencia.runtime.visit.Visits;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.http.Access;
import org.querencia.web.observe.Meters;
import org.querencia.web.observe.ObserveRoom;

/// A running server over parts in memory, and a client that speaks to it.
final class House implements AutoCloseable {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Contract CONTRACT = Contract.read();
    static final String TOKEN = "token-of-the-test";
    static final String LOCAL_TOKEN = "token-of-this-machine";

    /// A second passes each time somebody looks, so that of two decisions one is the later.
    final InstantSource clock = ticking();

    final MemorySources sources = new MemorySources();
    final MemoryWebhookSecrets webhookSecrets = new MemoryWebhookSecrets();
    final MemoryUsers users = people();
    final MemoryRefusedEvents refused = new MemoryRefusedEvents();
    final Threads engine = new Threads();
    final FixedImports imports = new FixedImports();
    final MemoryMail mail = new MemoryMail();
    final MemoryAlarms alarmStore = new MemoryAlarms(mail);
    final RememberedKeys idempotencyKeys = new RememberedKeys();
    final LiveFeed feed = engine.flow.live();
    final AtomicReference<Backups> backups =
            new AtomicReference<>(out -> out.write("everything".getBytes(UTF_8)));
    final AtomicBoolean accepting = new AtomicBoolean(true);
    final Access access = new Access(users, Optional.of(LOCAL_TOKEN), false, clock);
    final AlarmServices alarms;
    private final AlarmParts alarmParts;
    final ReviewServices review;
    final ApiRoom api;
    final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    House() {
        this(Optional.empty());
    }

    private static MemoryUsers people() {
        MemoryUsers users = new MemoryUsers();
        users.addApiToken("test", TOKEN, Events.NOON);
        users.save(new User("ana@x.co", "Ana", Role.ADMINISTRATOR, "", Locale.ENGLISH));
        users.save(new User("leo@x.co", "Leo", Role.MEMBER, "", Locale.ENGLISH));
        return users;
    }

    /// @param overviews in place of those of the warehouse
    House(Optional<Overviews> overviews) {
        ProfileViews views =
                new StoredProfileViews(
                        Engine.WORKSPACE,
                        engine::identities,
                        engine.state,
                        engine.log,
                        engine.warehouse);
        IdentityDecisions decisions = decisions();
        alarmParts = alarmParts(decisions);
        ReviewKit.Seen seen = new ReviewKit.Seen(engine.state, views, engine.log);
        review = ReviewKit.of(seen, decisions, Engine.WORKSPACE, clock);
        alarms = AlarmServices.of(alarmParts, false);
        VisitParts parts = visitParts(new Marking(engine::marking, decisions), decisions, views);
        SegmentServices segments = segments(decisions, views);
        ApiServices services =
                new ApiServices(
                        Engine.WORKSPACE,
                        access,
                        users,
                        new PlainHasher(),
                        idempotencyKeys,
                        clock,
                        sources,
                        webhookSecrets,
                        refused,
                        engine.log,
                        decisions,
                        erasures(),
                        new ConsentDesk(views, engine.writer, clock, RandomGenerator.getDefault()),
                        views,
                        engine.state,
                        () -> engine.identities().rules(),
                        replay(),
                        overviews.orElseGet(engine.warehouse::overviews),
                        engine.warehouse.trade(),
                        engine.warehouse.directory(),
                        segments,
                        stages(decisions),
                        imports,
                        out -> backups.get().write(out),
                        engine::positions,
                        feed,
                        parts.marking(),
                        new Visits(parts),
                        alarms,
                        scores(segments, parts),
                        calls(parts),
                        FewMeasures.services(
                                engine::measures, engine.warehouse::overviews, decisions),
                        planners(overviews),
                        reports(decisions),
                        AttributionKit.desk(engine.warehouse, Engine.WORKSPACE, engine::channels),
                        AnalystKit.services(clock),
                        linkage(),
                        review,
                        paths(decisions));
        api = new ApiRoom(services);
        server = serve(services);
    }

    private PlannerDesk planners(Optional<Overviews> overviews) {
        return PlannerKit.desk(
                overviews.orElseGet(engine.warehouse::overviews), Engine.WORKSPACE.zone(), clock);
    }

    private LinkageDesk linkage() {
        return LinkageKit.desk(
                () -> engine.identities().rules(),
                engine.state,
                engine.log,
                engine.writer,
                sources,
                clock);
    }

    private ReportServices reports(IdentityDecisions decisions) {
        return ReportKit.services(
                engine.warehouse::overviews, decisions, Engine.WORKSPACE.zone(), clock);
    }

    private Server serve(ApiServices services) {
        Health health = () -> List.of(new Health.Check("log", accepting.get(), true, "stores"));
        PrometheusMeterRegistry meters = Meters.prometheus();
        return Server.start(
                ServerSettings.local(),
                meters,
                List.of(new SegmentProfilesRoom(services), api, new ObserveRoom(health, meters)));
    }

    private AlarmParts alarmParts(IdentityDecisions decisions) {
        return new AlarmParts(
                Engine.WORKSPACE,
                engine::sensors,
                engine::plans,
                engine::segments,
                decisions,
                alarmStore,
                mail,
                new Readers(users, new MemoryMail.Preferences()),
                sources,
                refused,
                engine.state.memberships(),
                engine.warehouse.counts(),
                stages(decisions),
                () -> URI.create("https://crm.example"),
                clock);
    }

    private PathServices paths(IdentityDecisions decisions) {
        return PathServices.of(
                engine.warehouse,
                engine.state.memberships(),
                stages(decisions),
                Engine.WORKSPACE,
                clock);
    }

    private StageServices stages(IdentityDecisions decisions) {
        return StageServices.of(
                engine::segments,
                decisions,
                engine.state,
                engine.state.passages(),
                new MemoryStageFigures(engine.state),
                clock);
    }

    private SegmentServices segments(IdentityDecisions decisions, ProfileViews views) {
        return SegmentKit.of(
                new SegmentKit.With(
                        engine::segments,
                        () -> engine.identities().rules(),
                        engine.flow.applied()::position,
                        decisions,
                        engine.state,
                        views,
                        engine.warehouse,
                        engine.writer,
                        engine.log,
                        clock));
    }

    private IdentityDecisions decisions() {
        return new IdentityDecisions(
                engine::identities,
                engine.state,
                engine.writer,
                clock,
                RandomGenerator.getDefault());
    }

    private ScoreServices scores(SegmentServices segments, VisitParts parts) {
        return ScoreServices.of(
                () -> engine.definitions().scores(),
                segments.previews()::vocabulary,
                engine.state,
                engine.warehouse,
                parts);
    }

    private CallServices calls(VisitParts parts) {
        return CallServices.of(
                () -> engine.definitions().calls(),
                () -> engine.definitions().scores(),
                users,
                engine.warehouse,
                parts);
    }

    private VisitParts visitParts(
            Marking marking, IdentityDecisions decisions, ProfileViews views) {
        return new VisitParts(
                Engine.WORKSPACE,
                sources,
                () -> engine.identities().rules(),
                () -> engine.definitions().visits(),
                marking,
                decisions,
                views,
                engine.log,
                engine.writer,
                engine.projected(),
                engine.warehouse.timelines(),
                clock,
                RandomGenerator.getDefault());
    }

    private Erasures erasures() {
        MemoryRights rights = new MemoryRights();
        return new Erasures(
                () -> engine.identities().rules(),
                engine.state,
                engine.writer,
                engine.projected(),
                new SuppressionList(rights),
                rights,
                List.of(),
                clock,
                RandomGenerator.getDefault());
    }

    private static InstantSource ticking() {
        AtomicLong seconds = new AtomicLong();
        return () -> Events.NOON.plusSeconds(seconds.getAndIncrement());
    }

    private RefusedReplay replay() {
        Collector collector =
                new Collector(
                        sources,
                        engine.writer,
                        refused,
                        () -> new CollectRules(engine.identities().rules(), engine.marking()),
                        clock,
                        RandomGenerator.getDefault());
        return new RefusedReplay(collector, sources, refused, clock);
    }

    @Override
    public void close() {
        feed.close();
        server.close();
        client.close();
        engine.close();
    }

    /// A request with the API token.
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + TOKEN);
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> patch(String path, String json) {
        return send(request(path).method("PATCH", BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            HttpResponse<String> answer = client.send(asked, BodyHandlers.ofString());
            CONTRACT.assertPromised(
                    asked.method(),
                    asked.uri().getRawPath(),
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    answer.body());
            return answer;
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopping);
        }
    }

    /// Lets every sensor look, as it does when its time has come.
    void look() {
        new SensorRound(alarmParts::watching, alarms.alarms(), alarms.lookout(), clock).look();
    }
}
