package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.Replaced;
import org.querencia.runtime.state.ChangeRefusedException;
import org.querencia.runtime.state.Standings;
import org.querencia.runtime.state.StateConflictException;
import org.querencia.runtime.state.StateStore;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Fence;
import org.querencia.store.sql.OwnConnection;
import org.querencia.store.sql.Rows;

/// The derived state in PostgreSQL: the pipeline's side. Belongs to one thread.
public final class PostgresStateStore implements StateStore, AutoCloseable {

    private static final long FIND_OUT_PAUSE_NANOS = 200_000_000;

    /// Classes of SQLSTATE that speak of what is written: twice the same row, values that do not
    /// fit, constraints, more than an index holds.
    private static final List<String> CONTENT = List.of("21", "22", "23", "54");

    private final OwnConnection own;
    private final Fence fence;
    private final Standings standings =
            new PostgresStandings(
                    new PostgresStandings.On() {
                        @Override
                        public <T> T read(OwnConnection.Work<T> work) {
                            return PostgresStateStore.this.read(work);
                        }
                    });

    public PostgresStateStore(OwnConnection own, Fence fence) {
        this.own = own;
        this.fence = fence;
    }

    @Override
    public Position applied() {
        return read(PostgresStateStore::applied);
    }

    @Override
    public List<Component> components(Collection<AnchorId> anchors) {
        return anchors.isEmpty()
                ? List.of()
                : read(connection -> Components.of(connection, anchors));
    }

    @Override
    public Map<AnchorId, Summary> summaries(Collection<AnchorId> anchors) {
        return read(connection -> Loading.summaries(connection, anchors));
    }

    @Override
    public Map<OrderKey, Order> orders(Collection<OrderKey> keys) {
        return read(connection -> Loading.orders(connection, keys));
    }

    @Override
    public Map<AccountKey, Account> accounts(Collection<AccountKey> keys) {
        return read(connection -> Loading.accounts(connection, keys)).stream()
                .collect(Collectors.toMap(Account::key, account -> account));
    }

    @Override
    public Map<ArticleKey, Article> articles(Collection<ArticleKey> keys) {
        return keys.isEmpty() ? Map.of() : read(connection -> Loading.articles(connection, keys));
    }

    @Override
    public List<Definition> definitions() {
        return read(Loading::definitions);
    }

    @Override
    public Standings standings() {
        return standings;
    }

    @Override
    public void commit(Change change) {
        try {
            Connection connection = own.connection();
            fence.hold(connection);
            write(connection, change);
        } catch (SQLException failed) {
            own.giveUp();
            throw refuses(failed) ? refused(failed) : broken(failed);
        } catch (Fence.LostException lost) {
            own.giveUp();
            throw overtaken(lost);
        } catch (RuntimeException | Error failed) {
            own.giveUp();
            throw failed;
        }
        try {
            own.connection().commit();
        } catch (SQLException lost) {
            own.discard();
            if (!appliedAlone().equals(change.upTo())) {
                throw broken(lost);
            }
        }
    }

    @Override
    public List<Component> linkedTo(Collection<AnchorId> anchors) {
        return anchors.isEmpty()
                ? List.of()
                : read(connection -> Components.linkedTo(connection, anchors));
    }

    @Override
    public Origins origins() {
        return read(connection ->
                Rows.single(
                        connection,
                        "select resets, made_anew_at from state",
                        row -> new Origins(row.getLong(1), new Position(row.getLong(2)))));
    }

    @Override
    public void reset(Position head) {
        try {
            own.transaction(connection -> {
                fence.hold(connection);
                Rows.update(
                        connection,
                        "truncate anchor, owner_history, link, verdict, orders, account, account_contact, article, person, word, journal, definition, parked, gathered, standing, membership, movement, place, passage");
                return Rows.update(
                        connection,
                        "update state set applied = 0, people = 0, identifiers = 0, resets = resets + 1, made_anew_at = ?",
                        head.value());
            });
        } catch (SQLException failed) {
            throw broken(failed);
        } catch (Fence.LostException lost) {
            throw overtaken(lost);
        }
    }

    @Override
    public void close() {
        own.close();
    }

    private void write(Connection connection, Change change) throws SQLException {
        long gone = 0;
        if (change.replaced().isPresent()) {
            Replaced replaced = change.replaced().get();
            new Replacing(connection).clear(replaced, change);
            gone = replaced.gone().size();
        }
        long people = new PeopleWriting(connection).write(change);
        new IdentityWriting(connection).write(change);
        new RecordWriting(connection).write(change);
        new StandingWriting(connection).write(change.segmented());
        int advanced =
                Rows.update(
                        connection,
                        "update state set applied = ?, people = people + ?, identifiers = identifiers + ? where applied = ?",
                        change.upTo().value(),
                        people,
                        change.newNodes().size() - gone,
                        change.after().value());
        if (advanced == 0) {
            throw new StateConflictException(
                    "the state stands at %s, the change follows %s"
                            .formatted(applied(connection), change.after()));
        }
    }

    private static Position applied(Connection connection) throws SQLException {
        return Rows.single(
                connection, "select applied from state", row -> new Position(row.getLong(1)));
    }

    /// Where the state stands once no transaction of ours is at work any more: the answer to a
    /// commit was lost with its connection. Waits until PostgreSQL is back, since nothing can go on
    /// before this is known.
    private Position appliedAlone() {
        while (true) {
            try {
                return own.transaction(connection -> {
                    fence.holdAlone(connection);
                    return applied(connection);
                });
            } catch (Fence.LostException lost) {
                throw overtaken(lost);
            } catch (SQLException stillGone) {
                own.discard();
                if (Thread.currentThread().isInterrupted()) {
                    throw broken(stillGone);
                }
                LockSupport.parkNanos(FIND_OUT_PAUSE_NANOS);
            }
        }
    }

    private <T> T read(OwnConnection.Work<T> work) {
        try {
            return own.transaction(work);
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    private static StateConflictException overtaken(Fence.LostException lost) {
        return new StateConflictException("nothing more is applied here: " + lost.getMessage());
    }

    /// Whether it is the content that PostgreSQL does not take, rather than its own state.
    private static boolean refuses(SQLException failed) {
        String state = failed.getSQLState();
        return state != null && CONTENT.stream().anyMatch(state::startsWith);
    }

    private static ChangeRefusedException refused(SQLException failed) {
        return new ChangeRefusedException(
                "the state does not take this: " + failed.getMessage(), failed);
    }

    private static DatabaseException broken(SQLException failed) {
        return new DatabaseException(
                "the state cannot be read or written now: " + failed.getMessage(), failed);
    }
}
