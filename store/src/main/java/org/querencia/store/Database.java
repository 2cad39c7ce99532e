package org.querencia.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.querencia.runtime.access.IdempotencyKeys;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.access.WorkspaceStore;
import org.querencia.runtime.alarm.AlarmStore;
import org.querencia.runtime.analyst.AnalystStores;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.courier.Endpoints;
import org.querencia.runtime.imports.ImportStore;
import org.querencia.runtime.imports.QueryCursors;
import org.querencia.runtime.linkage.LinkageStore;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.mail.MailPreferences;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.operate.Backups;
import org.querencia.runtime.planner.Scenarios;
import org.querencia.runtime.report.Shelves;
import org.querencia.runtime.review.ReviewStores;
import org.querencia.runtime.right.Trace;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.state.Catalogue;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.webhook.WebhookSecrets;
import org.querencia.store.DatabaseSettings.Embedded;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.access.PostgresIdempotencyKeys;
import org.querencia.store.access.PostgresQueryCursors;
import org.querencia.store.access.PostgresRefusedEvents;
import org.querencia.store.access.PostgresSources;
import org.querencia.store.access.PostgresUsers;
import org.querencia.store.access.PostgresWebhookSecrets;
import org.querencia.store.access.PostgresWorkspaceStore;
import org.querencia.store.alarm.PostgresAlarms;
import org.querencia.store.alarm.PostgresMail;
import org.querencia.store.analyst.PostgresSqlLogins;
import org.querencia.store.analyst.PostgresSqlNotes;
import org.querencia.store.backup.PostgresBackups;
import org.querencia.store.backup.Restoring;
import org.querencia.store.courier.PostgresEndpoints;
import org.querencia.store.embedded.EmbeddedPostgres;
import org.querencia.store.imports.PostgresImports;
import org.querencia.store.linkage.PostgresLinkage;
import org.querencia.store.log.PostgresEventLog;
import org.querencia.store.planner.PostgresScenarios;
import org.querencia.store.report.PostgresShelves;
import org.querencia.store.review.PostgresHygiene;
import org.querencia.store.review.PostgresReview;
import org.querencia.store.right.PostgresRights;
import org.querencia.store.right.TextTrace;
import org.querencia.store.sql.Connector;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Durability;
import org.querencia.store.sql.Fence;
import org.querencia.store.sql.OwnConnection;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;
import org.querencia.store.state.PostgresCatalogue;
import org.querencia.store.state.PostgresMemberships;
import org.querencia.store.state.PostgresPassages;
import org.querencia.store.state.PostgresProfiles;
import org.querencia.store.state.PostgresStageFigures;
import org.querencia.store.state.PostgresStateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A workspace's system of record, open: the one server that may write to it holds this.
///
/// Whatever stops (the connection, PostgreSQL itself), the parts come back by themselves when it
/// does.
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Deque<AutoCloseable> closedInTurn;
    private final Connector connector;
    private final PostgresEventLog log;
    private final PostgresStateStore state;
    private final Profiles profiles;
    private final Catalogue catalogue;
    private final Memberships memberships;
    private final Passages passages;
    private final StageFigures stageFigures;
    private final Sources sources;
    private final WebhookSecrets webhookSecrets;
    private final Endpoints endpoints;
    private final QueryCursors queryCursors;
    private final Users users;
    private final WorkspaceStore workspace;
    private final RefusedEvents refusedEvents;
    private final IdempotencyKeys idempotencyKeys;
    private final ImportStore imports;
    private final AlarmStore alarms;
    private final PostgresMail mail;
    private final Scenarios scenarios;
    private final LinkageStore linkage;
    private final ReviewStores review;
    private final Shelves shelves;
    private final AnalystStores analysts;
    private final Backups backups;
    private final Reader reader;
    private final PostgresRights rights;
    private final List<Trace> traces;

    private Database(
            Deque<AutoCloseable> closedInTurn,
            Connector connector,
            HikariDataSource readers,
            Fence fence) {
        this.closedInTurn = closedInTurn;
        this.connector = connector;
        log = new PostgresEventLog(new OwnConnection(connector, "log"), readers, fence);
        closedInTurn.push(log);
        state = new PostgresStateStore(new OwnConnection(connector, "state"), fence);
        closedInTurn.push(state);
        profiles = new PostgresProfiles(readers);
        catalogue = new PostgresCatalogue(readers);
        memberships = new PostgresMemberships(readers);
        passages = new PostgresPassages(readers);
        stageFigures = new PostgresStageFigures(readers);
        sources = new PostgresSources(readers);
        webhookSecrets = new PostgresWebhookSecrets(readers);
        endpoints = new PostgresEndpoints(readers);
        queryCursors = new PostgresQueryCursors(readers);
        users = new PostgresUsers(readers);
        workspace = new PostgresWorkspaceStore(readers);
        refusedEvents = new PostgresRefusedEvents(readers);
        idempotencyKeys = new PostgresIdempotencyKeys(readers);
        imports = new PostgresImports(readers);
        alarms = new PostgresAlarms(readers);
        mail = new PostgresMail(readers);
        scenarios = new PostgresScenarios(readers);
        linkage = new PostgresLinkage(readers);
        review = new ReviewStores(new PostgresReview(readers), new PostgresHygiene(readers));
        shelves = PostgresShelves.of(readers);
        analysts = new AnalystStores(new PostgresSqlNotes(readers), new PostgresSqlLogins(readers));
        backups = new PostgresBackups(connector);
        reader = new Reader(readers);
        rights = new PostgresRights(readers);
        traces = TextTrace.all(readers);
    }

    /// Opens the workspace: starts the embedded server if it is that, takes the workspace's lock,
    /// brings the tables up to date, and becomes the one that writes.
    ///
    /// Throws [DatabaseException] or [org.querencia.store.embedded.EmbeddedPostgresException] with
    /// what to do, above all when another server works on the same workspace.
    public static Database open(DatabaseSettings settings) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            Connector plain = connector(settings, opened);
            WorkspaceLock lock = WorkspaceLock.take(plain);
            opened.push(lock);
            Connector connector = prepare(plain);
            warnOfDoubts(plain);
            Migrations.migrate(connector, Migrations.NEWEST);
            Fence fence;
            try (OwnConnection own = new OwnConnection(connector, "start")) {
                fence = own.transaction(Fence::take);
            }
            HikariDataSource readers = ReaderPool.of(connector);
            opened.push(readers);
            return new Database(opened, connector, readers, fence);
        } catch (SQLException broken) {
            closeAll(opened);
            throw new DatabaseException(
                    "the database cannot be opened: " + broken.getMessage(), broken);
        } catch (RuntimeException failed) {
            closeAll(opened);
            throw failed;
        }
    }

    /// Fills an empty database from an archive of [Backups]. All of it or nothing; throws
    /// [DatabaseException] when the database is not empty or the archive is damaged.
    public static void restore(DatabaseSettings settings, Path archive) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            Restoring restoring = Restoring.open(archive);
            opened.push(restoring);
            Connector plain = connector(settings, opened);
            opened.push(WorkspaceLock.take(plain));
            Connector connector = prepare(plain);
            Migrations.migrate(connector, restoring.schema());
            restoring.into(connector);
            Migrations.migrate(connector, Migrations.NEWEST);
        } catch (SQLException broken) {
            throw new DatabaseException(
                    "the database cannot be opened: " + broken.getMessage(), broken);
        } finally {
            closeAll(opened);
        }
    }

    /// Connections beside the adapters' own, for what measures or looks at the tables; whoever
    /// opens one closes it.
    public DataSource dataSource(String purpose) {
        return connector.dataSource(purpose);
    }

    public EventLog log() {
        return log;
    }

    public StateStore state() {
        return state;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /// Who is in which segment.
    public Memberships memberships() {
        return memberships;
    }

    public Passages passages() {
        return passages;
    }

    public StageFigures stageFigures() {
        return stageFigures;
    }

    public Sources sources() {
        return sources;
    }

    public QueryCursors queryCursors() {
        return queryCursors;
    }

    public WebhookSecrets webhookSecrets() {
        return webhookSecrets;
    }

    /// Systems of others that are told what happens.
    public Endpoints endpoints() {
        return endpoints;
    }

    public Users users() {
        return users;
    }

    /// Of planners.
    public AnalystStores analysts() {
        return analysts;
    }

    public Scenarios scenarios() {
        return scenarios;
    }

    public LinkageStore linkage() {
        return linkage;
    }

    public ReviewStores review() {
        return review;
    }

    /// What people keep by hand around measures.
    public Shelves shelves() {
        return shelves;
    }

    public WorkspaceStore workspace() {
        return workspace;
    }

    public RefusedEvents refusedEvents() {
        return refusedEvents;
    }

    public IdempotencyKeys idempotencyKeys() {
        return idempotencyKeys;
    }

    /// People who were erased: their suppressions, and the certificates.
    public PostgresRights rights() {
        return rights;
    }

    /// Where else in the database something of a person may stand.
    public List<Trace> traces() {
        return traces;
    }

    public ImportStore imports() {
        return imports;
    }

    public AlarmStore alarms() {
        return alarms;
    }

    public Outbox outbox() {
        return mail;
    }

    public MailPreferences mailPreferences() {
        return mail;
    }

    public Backups backups() {
        return backups;
    }

    /// Whether PostgreSQL answers now.
    public boolean answers() {
        try {
            return reader.read(
                    connection -> Rows.single(connection, "select true", row -> row.getBoolean(1)));
        } catch (DatabaseException away) {
            return false;
        }
    }

    /// Forgets what is kept for a time only: messageIds after 30 days, ended sessions and links,
    /// old refused events. To be called about once a day; says how many messageIds went.
    public long tidy(Instant now) {
        return new Housekeeping(reader).tidy(now);
    }

    /// Ends every connection, and the embedded server if there is one.
    @Override
    public void close() {
        closeAll(closedInTurn);
    }

    /// An embedded server is ours and was looked at when it started; this is about others'.
    private static void warnOfDoubts(Connector plain) throws SQLException {
        try (Connection connection = plain.dataSource("start").getConnection()) {
            Durability.doubts(connection).forEach(doubt -> LOG.warn("PostgreSQL: {}", doubt));
        }
    }

    private static Connector prepare(Connector plain) throws SQLException {
        try (Connection connection = plain.open("start")) {
            return Migrations.prepare(plain, connection);
        }
    }

    private static Connector connector(DatabaseSettings settings, Deque<AutoCloseable> opened) {
        return switch (settings.place()) {
            case Embedded(var folder, var programs) -> {
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, programs);
                opened.push(postgres);
                yield new Connector(
                        postgres.url(),
                        postgres.user(),
                        postgres.password(),
                        settings.schema(),
                        "public");
            }
            case Outside(String url, String user, String password) ->
                    new Connector(url, user, password, settings.schema(), "public");
        };
    }

    private static void closeAll(Deque<AutoCloseable> opened) {
        RuntimeException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception broken) {
                failed = new DatabaseException("closing failed: " + broken.getMessage(), broken);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
