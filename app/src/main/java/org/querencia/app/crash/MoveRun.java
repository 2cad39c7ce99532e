package org.querencia.app.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.client.ApiException;
import org.querencia.app.client.UnreachableException;
import org.querencia.app.load.Crowd;
import org.querencia.app.load.ServerProcess;
import org.querencia.app.settings.Settings;

/// Kills a server while people move between segments: many at the same second because time passes,
/// everybody because a segment is made, many because they become one with somebody. Each time it
/// goes on, and all stand where a replay puts them.
public final class MoveRun {

    private static final Duration AHEAD = Duration.ofSeconds(4);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int EVENTS_PER_SECOND = 1_000_000;
    private static final String QUIET_ONES = "quiet";
    private static final String NAMED = "named";

    /// @param people that are known; as many are unknown at first
    /// @param seed of the moments at which it is killed
    public record Plan(int people, long seed) {}

    /// @param cuts how many had moved at each kill
    /// @param members of the segments at the end
    /// @param faults what is otherwise than a replay makes it
    public record Report(
            long seed,
            Map<String, Long> cuts,
            Map<String, Long> members,
            long people,
            List<String> faults) {
        public Report {
            cuts = Map.copyOf(cuts);
            members = Map.copyOf(members);
            faults = List.copyOf(faults);
        }
    }

    private final Plan plan;
    private final RandomGenerator random;
    private final Consumer<String> say;
    private final Map<String, Long> cuts = new TreeMap<>();

    /// @param say tells people how far it is
    public MoveRun(Plan plan, Consumer<String> say) {
        this.plan = plan;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed());
        this.say = say;
    }

    /// @param data does not exist yet
    public Report run(Path data) throws InterruptedException, ExecutionException {
        try (ServerProcess server = new ServerProcess(data, Map.of());
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            server.start();
            server.awaitReady();
            api.patch(
                    "/api/sources/server",
                    ApiClient.object().put("eventsPerSecond", EVENTS_PER_SECOND));
            Crowd.introduce(plan.people(), server.port());
            make(api, QUIET_ONES, "silent('Light Left', '1h')");
            timeMoves(server, api);
            definitionMoves(server, api);
            mergesMove(server, api);
            server.stop();
        }
        return accountedFor(data);
    }

    private void timeMoves(ServerProcess server, ApiClient api)
            throws InterruptedException, ExecutionException {
        Instant due = Instant.now().plus(AHEAD);
        Instant left = due.minus(QUIET);
        post(server, (from, upTo) -> Crowd.batch("Light Left", left, from, upTo));
        post(server, (from, upTo) -> Crowd.unknown("Light Left", left, from, upTo));
        Watch.moment(() -> Instant.now().isAfter(due));
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(400).toNanos()));
        cut(server, api, QUIET_ONES, "time");
        Watch.end(() -> size(api, QUIET_ONES) == 2L * plan.people());
    }

    private void definitionMoves(ServerProcess server, ApiClient api) {
        Thread.ofPlatform().daemon().start(() -> make(api, NAMED, rule()));
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(60).toNanos()));
        cut(server, api, NAMED, "definition");
        make(api, NAMED, rule());
        Watch.end(() -> size(api, NAMED) > 0 && isCaughtUp(api));
    }

    private static String rule() {
        return "trait.name.contains('María') || in_segment('quiet') && count('Light Left', 'ever') > 1";
    }

    private void mergesMove(ServerProcess server, ApiClient api)
            throws InterruptedException, ExecutionException {
        Thread posting = Thread.ofPlatform().daemon().start(() -> postOnce(server));
        long before = size(api, QUIET_ONES);
        Watch.moment(() -> size(api, QUIET_ONES) < before || !posting.isAlive());
        cut(server, api, QUIET_ONES, "merges");
        post(server, Crowd::recognised);
        Watch.end(() -> size(api, QUIET_ONES) == plan.people() && isCaughtUp(api));
    }

    private void cut(ServerProcess server, ApiClient api, String segment, String what) {
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(20).toNanos()));
        server.kill();
        server.start();
        server.awaitReady();
        long moved = size(api, segment);
        cuts.put(what, moved);
        say.accept(
                "Killed while %s moved people; %,d were in '%s'".formatted(what, moved, segment));
    }

    /// As the next start finds it.
    private Report accountedFor(Path data) {
        try (Application server = Application.start(Settings.local(data))) {
            if (!server.awaitCaughtUp(Watch.PATIENCE)) {
                throw new IllegalStateException("the server does not catch up with its log");
            }
            List<String> faults = new ArrayList<>(new Replay(server).differences());
            var memberships = server.database().memberships();
            return new Report(
                    plan.seed(),
                    cuts,
                    Map.of(
                            QUIET_ONES, memberships.size(QUIET_ONES),
                            NAMED, memberships.size(NAMED)),
                    server.database().profiles().counts().people(),
                    faults);
        }
    }

    private void post(ServerProcess server, BiFunction<Long, Long, byte[]> body)
            throws InterruptedException, ExecutionException {
        Crowd.post(plan.people(), server.port(), body);
    }

    /// As somebody who is cut off while sending.
    private void postOnce(ServerProcess server) {
        try {
            post(server, Crowd::recognised);
        } catch (ExecutionException cutOff) {
            // That is what is tried here; it is sent again.
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Unless it is there already; somebody who is cut off asks again.
    private static void make(ApiClient api, String key, String rule) {
        try {
            api.post(
                    "/api/segments",
                    ApiClient.object().put("key", key).put("name", key).put("rule", rule));
        } catch (UnreachableException cutOff) {
            return;
        } catch (ApiException there) {
            if (there.status() != 409 && there.status() != 503) {
                throw there;
            }
        }
    }

    private static boolean isCaughtUp(ApiClient api) {
        var progress = api.get("/api/progress");
        return progress.path("profiles").asLong() == progress.path("head").asLong();
    }

    private static long size(ApiClient api, String segment) {
        try {
            return api.get("/api/segments/" + segment).path("size").asLong();
        } catch (ApiException notYet) {
            return 0;
        }
    }
}
