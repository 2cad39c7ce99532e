package org.querencia.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.analyst.AnalystServices;
import org.querencia.runtime.analyst.SqlDesk;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.Storing;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.Funnels;
import org.querencia.runtime.measure.LogPasts;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.StoredStandpoints;
import org.querencia.runtime.path.PathServices;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.ProjectedWhereabouts;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.runtime.planner.PlannerDesk;
import org.querencia.runtime.right.SuppressingIngest;
import org.querencia.runtime.right.SuppressionList;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.StoredProfileViews;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.store.Database;
import org.querencia.warehouse.DuckWarehouse;
import org.querencia.warehouse.WarehouseSettings;

/// Everything behind the edge, running: what was collected goes from the log to profiles and
/// warehouse, until this is closed.
final class Engine implements AutoCloseable {

    /// Identifiers whose state stays in memory, some 2 KB each: a tenth of the usual heap.
    private static final int ANCHORS_CACHED_MAX = 25_000;

    private final Database database;
    private final Workspace workspace;
    private final DuckWarehouse warehouse;
    private final Flow flow;
    private final LogWriter writer;
    private final SuppressionList suppressions;
    private final Ingest ingest;
    private final Pipeline pipeline;
    private final Projector projector;
    private final ProfileViews views;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /// @param database open; stays the caller's to close
    Engine(Database database, Workspace workspace, Path warehouseFolder) {
        this.database = database;
        this.workspace = workspace;
        IdentityRules rules = IdentityRules.defaults(workspace);
        this.warehouse = DuckWarehouse.open(WarehouseSettings.in(warehouseFolder, workspace));
        started.push(warehouse);
        Definitions definitions =
                new Definitions(new Identities(rules), IdentityDefinitions.reader(workspace))
                        .with(database.state().definitions());
        this.flow =
                Flow.at(
                        database.log().head(),
                        database.state().applied(),
                        database.state().origins().resets());
        this.projector = new Projector(warehouse, database.log(), database.profiles(), rules, flow);
        this.pipeline =
                new Pipeline(
                        database.log(),
                        database.state(),
                        definitions,
                        new ProjectedWhereabouts(projector.projected(), warehouse.whereabouts()),
                        flow,
                        ANCHORS_CACHED_MAX);
        warehouse.knowing(beside());
        this.writer = new LogWriter(database.log(), flow.toPipeline(), flow.applied());
        this.suppressions = new SuppressionList(database.rights());
        this.ingest = new SuppressingIngest(writer, suppressions, this::rules);
        this.views =
                new StoredProfileViews(
                        workspace,
                        pipeline::identities,
                        database.profiles(),
                        database.log(),
                        warehouse);
    }

    private Beside beside() {
        return new Beside(
                new StoredStandpoints(
                        database.passages(),
                        database.memberships(),
                        database.profiles(),
                        () -> pipeline.segments().active()),
                Optional.of(
                        new LogPasts(
                                database.log(),
                                database.profiles(),
                                warehouse.whereabouts(),
                                this::rules)),
                () -> pipeline.definitions().channels(),
                () -> pipeline.segments().places());
    }

    /// From the end of the way to its beginning, so that nothing is handed to somebody who does not
    /// listen yet; closed the other way round.
    Engine start() {
        started.push(projector.start());
        started.push(new StandpointRound(warehouse).start());
        started.push(pipeline.start());
        started.push(writer.start());
        return this;
    }

    Database database() {
        return database;
    }

    Workspace workspace() {
        return workspace;
    }

    /// The rules of identity in force now.
    IdentityRules rules() {
        return pipeline.identities().rules();
    }

    /// The rules of marking in force now.
    MarkingRules marking() {
        return pipeline.marking();
    }

    /// All that is in force now.
    Definitions definitions() {
        return pipeline.definitions();
    }

    Warehouse warehouse() {
        return warehouse;
    }

    Measures measures() {
        return warehouse.measures();
    }

    Funnels funnels() {
        return warehouse.funnels();
    }

    /// What would happen if.
    PlannerDesk planners(InstantSource clock) {
        return new PlannerDesk(
                database.scenarios(),
                warehouse.overviews(),
                workspace.zone(),
                clock,
                new SecureRandom());
    }

    /// What analysts ask.
    AnalystServices analysts(InstantSource clock) {
        return new AnalystServices(
                new SqlDesk(
                        warehouse.analysis(),
                        database.analysts().notes(),
                        database.analysts().logins(),
                        clock,
                        new SecureRandom()),
                warehouse.dayFiles(),
                warehouse.catalogue());
    }

    /// What brought the company's own orders.
    AttributionDesk attribution() {
        return new AttributionDesk(
                warehouse.touchPaths(),
                warehouse.trade(),
                workspace.currency(),
                () -> pipeline.definitions().channels());
    }

    /// The steps people take, and what their orders hold.
    PathServices paths(StageServices stages, InstantSource clock) {
        return PathServices.of(warehouse, database.memberships(), stages, workspace, clock);
    }

    Flow flow() {
        return flow;
    }

    /// The door to the log.
    Ingest ingest() {
        return ingest;
    }

    /// Whether what is collected is stored.
    Storing storing() {
        return writer.storing();
    }

    SuppressionList suppressions() {
        return suppressions;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    Projector projector() {
        return projector;
    }

    ProfileViews views() {
        return views;
    }

    /// Waits until profiles and warehouse show all that is in the log now; says whether they do.
    boolean awaitCaughtUp(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        Position head = database.log().head();
        return flow.applied().await(head, millisLeft(until))
                && projector.projected().await(head, millisLeft(until));
    }

    @Override
    public void close() {
        flow.live().close();
        Closing.all(started);
    }

    private static long millisLeft(long until) {
        return Math.max(0, (until - System.nanoTime()) / 1_000_000);
    }
}
