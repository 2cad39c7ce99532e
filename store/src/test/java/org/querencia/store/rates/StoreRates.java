package org.querencia.store.rates;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.NewEntry;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.state.Change;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.sql.BinaryCopy;

/// Prints the rates of the log and of the state on a real disk, with everything synced, each round
/// beside a bare COPY of the same rows (same columns, unique text id) into the same server.
///
/// A program, not a test: figures of a busy machine say little.
public final class StoreRates {

    private static final int ROUNDS = 3;
    private static final int EVENTS = 200_000;
    private static final int PAYLOAD_BYTES = 600;
    private static final int ANCHORS = 100_000;
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    private final Database database;
    private final Connection bare;
    private final SplittableRandom random = new SplittableRandom(1);

    private StoreRates(Database database, Connection bare) {
        this.database = database;
        this.bare = bare;
    }

    public static void main(String[] folder) throws Exception {
        Path data =
                folder.length > 0 ? Path.of(folder[0]) : Files.createTempDirectory("store-rates");
        long started = System.nanoTime();
        try (Database database = Database.open(DatabaseSettings.embedded(data));
                Connection bare = database.dataSource("rates").getConnection()) {
            System.out.printf("open: %d ms%n", millisSince(started));
            bare.setAutoCommit(false);
            new StoreRates(database, bare).measure();
        }
    }

    private void measure() throws SQLException {
        try (var statement = bare.createStatement()) {
            statement.execute(
                    "create table if not exists public.bare (position bigint, received_at timestamptz, kind smallint, source text, message_id text unique, payload bytea)");
        }
        for (int size : new int[] {100, 1_000, 5_000}) {
            for (int round = 1; round <= ROUNDS; round++) {
                List<List<NewEntry>> batches = batches(size);
                int events = size * batches.size();
                double copy = rate(events, () -> batches.forEach(this::copy));
                double log = rate(events, () -> batches.forEach(database.log()::append));
                System.out.printf(
                        "log, batches of %d: %.0f/s, bare COPY %.0f/s, ratio %.2f%n",
                        size, log, copy, log / copy);
            }
        }
        state();
    }

    private void state() {
        Set<AnchorId> known = new HashSet<>();
        Position at = database.state().applied();
        for (int batch = 1; batch <= 40; batch++) {
            Change change = change(at, known);
            long begun = System.nanoTime();
            database.state().components(change.summaries().keySet());
            database.state().summaries(change.summaries().keySet());
            long loaded = millisSince(begun);
            begun = System.nanoTime();
            database.state().commit(change);
            if (batch % 5 == 0) {
                System.out.printf(
                        "state: 5,000 events on %d anchors (%d new): load %d ms, commit %d ms%n",
                        change.summaries().size(),
                        change.newNodes().size(),
                        loaded,
                        millisSince(begun));
            }
            at = change.upTo();
        }
    }

    private Change change(Position at, Set<AnchorId> known) {
        Map<AnchorId, Summary> summaries = new HashMap<>();
        List<Change.NewNode> made = new ArrayList<>();
        List<Change.Owner> owners = new ArrayList<>();
        Position upTo = new Position(at.value() + 5_000);
        for (int i = 0; i < 5_000; i++) {
            String name = "anonymous_id:visitor-" + random.nextInt(ANCHORS);
            AnchorId id = RULES.anchorId(Events.identifier(name));
            Event event = Events.track("Product Viewed").by(name).with("product_id", "p1").event();
            summaries.merge(id, Summary.of(event), Summary::merge);
            if (known.add(id)) {
                made.add(
                        new Change.NewNode(
                                new Node(
                                        id,
                                        Events.identifier(name),
                                        upTo,
                                        ProfileId.of(id),
                                        false,
                                        Node.Sharing.NONE),
                                id.value()));
                owners.add(new Change.Owner(id, ProfileId.of(id), upTo));
            }
        }
        return new Change(
                at, upTo, made, List.of(), List.of(), owners, summaries, List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private List<List<NewEntry>> batches(int size) {
        int events = size < 1_000 ? EVENTS / 10 : EVENTS;
        List<List<NewEntry>> batches = new ArrayList<>();
        for (int from = 0; from < events; from += size) {
            List<NewEntry> batch = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                batch.add(
                        new NewEntry(
                                new SourceKey("shop"),
                                Long.toHexString(random.nextLong())
                                        + Long.toHexString(random.nextLong()),
                                NOON,
                                FactKind.EVENT,
                                payload(),
                                Remember.WINDOW));
            }
            batches.add(batch);
        }
        return batches;
    }

    private byte[] payload() {
        StringBuilder text = new StringBuilder("{\"v\":\"");
        while (text.length() < PAYLOAD_BYTES) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void copy(List<NewEntry> batch) {
        try (BinaryCopy rows =
                new BinaryCopy(
                        bare,
                        "copy public.bare (position, received_at, kind, source, message_id, payload) from stdin (format binary)")) {
            for (NewEntry entry : batch) {
                rows.row(6)
                        .bigint(1)
                        .timestamptz(entry.receivedAt())
                        .smallint(entry.kind().code())
                        .text(entry.source().value())
                        .text(entry.messageId())
                        .bytes(entry.payload());
            }
            rows.finish();
            bare.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static double rate(int events, Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return events * 1e9 / (System.nanoTime() - begun);
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
