package org.querencia.app;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.querencia.app.FirstStart.Secret;
import org.querencia.app.parquet.ParquetRound;
import org.querencia.app.server.DataFolder;
import org.querencia.app.server.ServerFile;
import org.querencia.app.settings.Settings;
import org.querencia.connect.courier.HttpPoster;
import org.querencia.connect.courier.Networks;
import org.querencia.connect.jdbc.Drivers;
import org.querencia.connect.jdbc.QueryImports;
import org.querencia.connect.jdbc.QueryWatch;
import org.querencia.connect.run.FileTraces;
import org.querencia.connect.run.Folders;
import org.querencia.connect.run.ImportParts;
import org.querencia.connect.run.Imports;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.analyst.AnalystServices;
import org.querencia.runtime.courier.Courier;
import org.querencia.runtime.courier.Newsroom;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.linkage.LinkageDesk;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.web.Server;
import org.querencia.web.http.Secrets;
import org.querencia.web.wire.SqlDoor;

/// A whole server, running from [#start] to [#close]. It reads from top to bottom what is opened,
/// in order; closing goes the other way.
///
/// Programs that embed it, such as tests, take [Settings#local].
public final class Application implements AutoCloseable {

    private final Settings settings;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Engine engine;
    private final ServerHealth health;
    private final Imports imports;
    private final Server server;
    private final AlarmServices alarms;
    private final LinkageDesk linkage;
    private final String localToken = Secrets.random();
    private final List<Secret> secrets;
    private OptionalInt sqlPort = OptionalInt.empty();
    private boolean closed;

    /// Starts a server; throws with what to do when it cannot be: [SettingsException],
    /// [org.querencia.app.server.FolderTakenException], or what the stores throw.
    public static Application start(Settings settings) {
        return start(settings, workspace -> workspace);
    }

    /// @param complete is given the company as settings and country suggest it, at the first start
    ///   only, and says what it is
    public static Application start(Settings settings, UnaryOperator<Workspace> complete) {
        return new Application(settings, complete);
    }

    /// Fills the empty data folder or database of these settings from a back-up; the server is not
    /// started.
    public static void restore(Settings settings, Path archive) {
        try (DataFolder folder = DataFolder.hold(settings.data())) {
            Database.restore(databaseSettings(settings, folder), archive);
        }
    }

    private Application(Settings settings, UnaryOperator<Workspace> complete) {
        this.settings = settings;
        try {
            DataFolder folder = DataFolder.hold(settings.data());
            opened.push(folder);
            ServerFile.delete(folder.path());
            Database database = Database.open(databaseSettings(settings, folder));
            opened.push(database);
            FirstStart first = new FirstStart(settings, database);
            Workspace workspace = first.workspace(complete);
            this.secrets = first.access();
            first.administrator();
            this.engine = new Engine(database, workspace, folder.warehouse());
            opened.push(engine);
            engine.start();
            Courier courier = courier(database);
            opened.push(
                    new Tidying(database, settings.movementsKept(), InstantSource.system())
                            .start());
            this.health = new ServerHealth(engine, courier);
            Folders folders = new Folders(folder.path(), settings.importFolders());
            this.imports = imports(folders);
            opened.push(imports);
            imports.start();
            QueryWatch queries = queries(folder, imports);
            opened.push(queries);
            queries.start();
            Edge edge =
                    new Edge(
                            settings,
                            engine,
                            imports,
                            courier,
                            folder.path().resolve("lists"),
                            new FileTraces(folders, workspace.country()).all(),
                            health,
                            localToken,
                            InstantSource.system());
            this.alarms = edge.alarming().services();
            this.server = edge.start();
            opened.push(server);
            opened.push(edge.alarming().start());
            opened.push(edge.reporting().start());
            analysts(engine.analysts(InstantSource.system()));
            this.linkage = edge.reviewing().linkage();
            opened.push(edge.reviewing().start());
            new ServerFile(server.address(), localToken, ProcessHandle.current().pid())
                    .write(folder.path());
        } catch (RuntimeException failed) {
            Closing.all(opened);
            throw failed;
        }
    }

    public Path data() {
        return settings.data();
    }

    public int port() {
        return server.port();
    }

    /// Where programs on this machine reach it.
    public URI address() {
        return server.address();
    }

    /// Where browsers reach it.
    public URI baseUrl() {
        return server.baseUrl();
    }

    /// A bearer token with every right, valid until the server stops.
    public String localToken() {
        return localToken;
    }

    /// What must be shown to people once, since only hashes are kept.
    List<Secret> secrets() {
        return secrets;
    }

    /// The parts, for what runs inside the server: the demo shop, benchmarks, tests.
    public Database database() {
        return engine.database();
    }

    public Warehouse warehouse() {
        return engine.warehouse();
    }

    /// The rules of identity in force now.
    public IdentityRules identityRules() {
        return engine.rules();
    }

    /// Files of the company's own, for what runs inside the server.
    public Importing importing() {
        return imports;
    }

    /// Sensors and alarms, for what runs inside the server.
    public AlarmServices alarms() {
        return alarms;
    }

    /// Who is alike, for what runs inside the server.
    public LinkageDesk linkage() {
        return linkage;
    }

    /// Waits until profiles and warehouse show all that was collected until now; says whether they
    /// do.
    public boolean awaitCaughtUp(java.time.Duration most) {
        return engine.awaitCaughtUp(most);
    }

    public Workspace workspace() {
        return engine.workspace();
    }

    /// Stops taking requests, lets what was collected reach profiles and warehouse for a while, and
    /// closes the stores. What is left is done at the next start; nothing is lost.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        health.stopping();
        ServerFile.delete(settings.data());
        opened.remove(server);
        server.close();
        engine.awaitCaughtUp(settings.drainTime());
        Closing.all(opened);
    }

    /// What other programs read of the data, where the settings ask for it.
    private void analysts(AnalystServices analysts) {
        settings.analysts()
                .door()
                .ifPresent(door -> {
                    SqlDoor open = SqlDoors.open(door, analysts);
                    sqlPort = OptionalInt.of(open.port());
                    opened.push(open);
                });
        settings.analysts()
                .parquet()
                .ifPresent(parquet ->
                        opened.push(
                                new ParquetRound(parquet, analysts.files(), InstantSource.system())
                                        .start()));
    }

    /// The port of the read-only connection; empty where there is none.
    public OptionalInt sqlPort() {
        return sqlPort;
    }

    private Courier courier(Database database) {
        HttpPoster poster =
                new HttpPoster(new Networks(settings.webhookNetworks()), InstantSource.system());
        opened.push(poster);
        Courier courier =
                new Courier(
                        database.endpoints(),
                        new Newsroom(
                                database.memberships(), database.passages(), database.alarms()),
                        poster,
                        InstantSource.system(),
                        new SecureRandom());
        opened.push(courier);
        return courier.start();
    }

    private Imports imports(Folders folders) {
        return new Imports(
                new ImportParts(
                        folders,
                        engine.database().imports(),
                        engine.database().sources(),
                        engine.database().log(),
                        engine.ingest(),
                        engine.workspace(),
                        engine::rules,
                        InstantSource.system(),
                        new SecureRandom()));
    }

    private QueryWatch queries(DataFolder folder, Imports imports) {
        return new QueryWatch(
                folder.path().resolve("queries"),
                new QueryImports(
                        Drivers.with(folder.path().resolve("drivers")),
                        imports,
                        engine.database().queryCursors(),
                        InstantSource.system()),
                name -> System.getenv().getOrDefault(name, ""),
                InstantSource.system());
    }

    private static DatabaseSettings databaseSettings(Settings settings, DataFolder folder) {
        return settings.database()
                .map(outside ->
                        new DatabaseSettings(
                                new DatabaseSettings.Outside(
                                        outside.url(), outside.user(), outside.password()),
                                DatabaseSettings.SCHEMA_DEFAULT))
                .orElseGet(() -> DatabaseSettings.embedded(folder.postgres()));
    }
}
