package org.querencia.app.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.querencia.app.Application;
import org.querencia.app.crash.Ledger.Told;
import org.querencia.app.load.ServerProcess;
import org.querencia.app.settings.Settings;

/// Shoots at a server while clients send to it, lets it come back each time, stops it, and holds
/// what is stored against what was acknowledged and against a replay of the log.
public final class CrashRun {

    private static final int STUBBORN_SENDERS = 2;
    private static final Duration BACK_MAX = Duration.ofMinutes(2);
    private static final Duration LAST_ANSWER_MAX = Duration.ofMinutes(2);
    private static final Duration CAUGHT_UP_MAX = Duration.ofMinutes(5);
    private static final Duration QUIET_LEAST = Duration.ofMillis(300);
    private static final Duration QUIET_SPREAD = Duration.ofMillis(1_500);

    /// What a shell is told of a process that SIGTERM ended.
    private static final int STOPPED = 143;

    /// @param seed of the moments at which shots are fired, and of what is sent
    public record Plan(int rounds, long seed) {}

    private final Plan plan;
    private final RandomGenerator random;
    private final Consumer<String> say;

    /// @param say tells people how far it is
    public CrashRun(Plan plan, Consumer<String> say) {
        this.plan = plan;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed());
        this.say = say;
    }

    /// @param data does not exist yet
    public CrashReport run(Path data) throws InterruptedException {
        Ledger ledger = new Ledger();
        List<Long> back = new ArrayList<>();
        try (ServerProcess server = new ServerProcess(data, Map.of())) {
            server.start();
            server.awaitReady();
            List<Sender> senders = senders(server.port());
            List<Thread> threads = new ArrayList<>();
            senders.forEach(sender -> threads.add(Thread.ofPlatform().daemon().start(sender)));
            for (int round = 0; round < plan.rounds(); round++) {
                LockSupport.parkNanos(
                        QUIET_LEAST.toNanos() + random.nextLong(QUIET_SPREAD.toNanos()));
                back.add(round(server, round, ledger));
            }
            LockSupport.parkNanos(QUIET_LEAST.toNanos());
            senders.forEach(Sender::stop);
            for (Thread thread : threads) {
                if (!thread.join(LAST_ANSWER_MAX)) {
                    thread.interrupt();
                    throw new IllegalStateException(
                            "a sender is still not answered; seed %d; the server's last words:\n%s"
                                    .formatted(plan.seed(), server.lastWords()));
                }
            }
            senders.forEach(sender -> ledger.addAll(sender.ledger()));
            int code = server.stop();
            if (code != STOPPED) {
                throw new IllegalStateException(
                        "the server ended with %d instead of %d; its last words:\n%s"
                                .formatted(code, STOPPED, server.lastWords()));
            }
        }
        return accountedFor(data, ledger, back);
    }

    /// Returns how long it took until an event was acknowledged again.
    private long round(ServerProcess server, int round, Ledger ledger) {
        Shot shot = Shot.ofRound(round);
        long fired = System.nanoTime();
        shot.fire(server);
        Sender probe =
                new Sender(server.port(), new Story("probe" + round, plan.seed() + round), true);
        boolean back = probe.sendOne(BACK_MAX);
        probe.close();
        long millis = (System.nanoTime() - fired) / 1_000_000;
        if (!back) {
            throw new IllegalStateException(
                    "round %d (%s), seed %d: the server does not collect again; its last words:\n%s"
                            .formatted(round, shot, plan.seed(), server.lastWords()));
        }
        ledger.addAll(probe.ledger());
        say.accept(
                "Round %d of %d: %s killed, back after %,d ms"
                        .formatted(round + 1, plan.rounds(), shot, millis));
        return millis;
    }

    private List<Sender> senders(int port) {
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < STUBBORN_SENDERS; i++) {
            senders.add(new Sender(port, new Story("s" + i, plan.seed() + i), true));
        }
        senders.add(new Sender(port, new Story("left", plan.seed() - 1), false));
        return senders;
    }

    /// As the next start finds it.
    private CrashReport accountedFor(Path data, Ledger ledger, List<Long> back) {
        try (Application server = Application.start(Settings.local(data))) {
            if (!server.awaitCaughtUp(CAUGHT_UP_MAX)) {
                throw new IllegalStateException(
                        "profiles and warehouse do not catch up with the log");
            }
            Accounts accounts = new Accounts(server);
            List<String> faults = accounts.faults(ledger);
            return new CrashReport(
                    plan.seed(),
                    plan.rounds(),
                    ledger.told().size(),
                    ledger.count(Told.Stored.class),
                    ledger.count(Told.Refused.class),
                    ledger.count(Told.Nothing.class),
                    accounts.unansweredStored(ledger),
                    server.database().log().head().value(),
                    server.database().profiles().counts().people(),
                    back,
                    faults);
        }
    }
}
