package org.querencia.qa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.server.DataFolder;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.warehouse.DuckWarehouse;
import org.querencia.warehouse.WarehouseSettings;

/// Kills the server, and PostgreSQL under it, while SDKs send; afterwards every message is
/// accounted for.
///
/// `-Dquerencia.crash.rounds=20` for a long run, `-Dquerencia.crash.seed=…` to run one again.
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("querencia.crash.rounds", 3);
    private static final long SEED = Long.getLong("querencia.crash.seed", System.nanoTime());
    private static final int SENDERS = 3;

    @TempDir private Path folder;

    @Test
    void whatever_is_killed_nothing_acknowledged_is_lost_and_nothing_counts_twice()
            throws Exception {
        Path data = folder.resolve("data");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> acknowledged = new ArrayList<>();
        try (ServerUnderFire server = new ServerUnderFire(data)) {
            server.start();
            server.awaitReady();
            List<StubbornSender> senders = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                StubbornSender sender = new StubbornSender(server.port(), "s" + i, SEED + i);
                senders.add(sender);
                threads.add(Thread.ofPlatform().daemon().start(sender));
            }
            for (int round = 0; round < ROUNDS; round++) {
                LockSupport.parkNanos(300_000_000L + random.nextLong(1_500_000_000L));
                shoot(server, round);
            }
            LockSupport.parkNanos(500_000_000);
            senders.forEach(StubbornSender::stop);
            for (Thread thread : threads) {
                thread.join(120_000);
                assertThat(thread.isAlive())
                        .as("a sender is still not answered; seed %d", SEED)
                        .isFalse();
            }
            senders.forEach(sender -> acknowledged.addAll(sender.acknowledged()));
            server.stop();
        }
        assertThat(acknowledged).as("seed %d: something was acknowledged", SEED).isNotEmpty();
        assertAccountedFor(data, acknowledged);
    }

    private static void shoot(ServerUnderFire server, int round)
            throws IOException, InterruptedException {
        if (round % 2 == 0) {
            server.killGroup();
            server.start();
        } else {
            server.killPostgres();
        }
        server.awaitReady();
    }

    private static void assertAccountedFor(Path data, List<String> acknowledged) throws Exception {
        try (DataFolder held = DataFolder.hold(data);
                Database database = Database.open(DatabaseSettings.embedded(held.postgres()))) {
            Workspace workspace = database.workspace().load().orElseThrow();
            IdentityRules rules = IdentityRules.defaults(workspace);
            try (DuckWarehouse warehouse =
                    DuckWarehouse.open(WarehouseSettings.in(held.warehouse(), workspace))) {
                catchUp(database, warehouse, rules);
                Accounts accounts = new Accounts(database.log(), rules);
                accounts.assertNothingLostAndNothingTwice(acknowledged);
                accounts.assertEqualsReplay(database.profiles());
                accounts.assertEqualsReplay(warehouse);
            }
        }
    }

    /// What a start does with what the last stop left undone.
    private static void catchUp(Database database, DuckWarehouse warehouse, IdentityRules rules) {
        Flow flow = Flow.at(database.log().head(), database.state().applied());
        new Pipeline(
                        database.log(),
                        database.state(),
                        new Definitions(new Identities(rules), (before, _) -> before),
                        flow,
                        10_000)
                .catchUp();
        try (Projector projector =
                new Projector(warehouse, database.log(), database.profiles(), rules, flow)
                        .start()) {
            assertThat(projector.projected().await(database.log().head(), 60_000)).isTrue();
        }
    }
}
