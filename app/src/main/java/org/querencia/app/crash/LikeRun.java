package org.querencia.app.crash;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.client.ApiException;
import org.querencia.app.load.Crowd;
import org.querencia.app.load.ServerProcess;
import org.querencia.app.settings.Settings;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.linkage.LinkageSettings;

/// Kills a server while it learns who is alike, and while it joins them; afterwards the same people
/// are one as on a server that was left in peace.
public final class LikeRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final int EVENTS_PER_SECOND = 1_000_000;
    private static final LocalDate FIRST_BORN = LocalDate.of(1950, 1, 1);
    private static final int DAYS = 20_000;

    /// One in so many of the shop's people came to the fair.
    private static final int FAIR = 3;

    /// @param people whom the shop knows by e-mail; a third of them a fair knows by telephone
    /// @param seed of the moments at which it is killed
    public record Plan(int people, long seed) {}

    /// @param cuts how many links were in the log at each kill
    /// @param joined people of the fair who are one with somebody of the shop, in the end
    /// @param faults what is otherwise than on the undisturbed server
    public record Report(long seed, List<Long> cuts, long joined, List<String> faults) {
        public Report {
            cuts = List.copyOf(cuts);
            faults = List.copyOf(faults);
        }
    }

    private final Plan plan;
    private final RandomGenerator random;
    private final Consumer<String> say;
    private final List<Long> cuts = new ArrayList<>();

    /// @param say tells people how far it is
    public LikeRun(Plan plan, Consumer<String> say) {
        this.plan = plan;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed());
        this.say = say;
    }

    /// @param folder holds nothing yet
    public Report run(Path folder) throws InterruptedException, ExecutionException {
        Map<String, String> shot = people(folder.resolve("shot"), true);
        Map<String, String> calm = people(folder.resolve("calm"), false);
        List<String> faults =
                calm.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(shot.get(entry.getKey())))
                        .map(entry -> entry + " on the server left in peace")
                        .toList();
        long different = calm.values().stream().distinct().count();
        return new Report(plan.seed(), cuts, calm.size() - different, faults);
    }

    /// Everybody's e-mails and telephones with the first of those of the same person in the end:
    /// ids of people are each server's own.
    private Map<String, String> people(Path data, boolean killed)
            throws InterruptedException, ExecutionException {
        try (ServerProcess server = new ServerProcess(data, Map.of());
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            server.start();
            server.awaitReady();
            api.patch(
                    "/api/sources/server",
                    ApiClient.object().put("eventsPerSecond", EVENTS_PER_SECOND));
            Crowd.post(plan.people(), server.port(), LikeRun::told);
            await(() -> isCaughtUp(api));
            long before = head(api);
            api.put("/api/linkage", ApiClient.object().put("mode", "link"));
            if (killed) {
                cut(server, api, before, () -> phase(api).equals("learning"));
                cut(server, api, before, () -> head(api) > before);
                cut(server, api, before, () -> phase(api).equals("looking") || isReady(api));
            }
            await(() -> isReady(api) && isCaughtUp(api));
            server.stop();
        }
        try (Application server = Application.start(Settings.local(data))) {
            server.linkage().set(LinkageSettings.DEFAULTS);
            return joined(server);
        }
    }

    private Map<String, String> joined(Application server) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> joined = new TreeMap<>();
        for (long person = 0; person < plan.people(); person++) {
            for (Identifier identifier : identifiers(person).toList()) {
                AnchorId anchor = server.identityRules().anchorId(identifier);
                String owner =
                        server.database()
                                .profiles()
                                .owner(anchor)
                                .map(ProfileId::toString)
                                .orElse("nobody");
                joined.put(
                        identifier.toString(),
                        first.computeIfAbsent(owner, _ -> identifier.toString()));
            }
        }
        return joined;
    }

    private void cut(ServerProcess server, ApiClient api, long before, BooleanSupplier moment) {
        await(moment);
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(60).toNanos()));
        long links = head(api) - before;
        server.kill();
        server.start();
        server.awaitReady();
        cuts.add(links);
        say.accept("Killed when %,d links were in the log".formatted(links));
    }

    private static Stream<Identifier> identifiers(long person) {
        Identifier email = new Identifier(IdentityDefinition.EMAIL, Crowd.email(person));
        return person % FAIR == 0
                ? Stream.of(email, new Identifier(IdentityDefinition.PHONE, Crowd.phone(person)))
                : Stream.of(email);
    }

    private static byte[] told(long from, long upTo) {
        return LongStream.range(from, upTo)
                .boxed()
                .flatMap(person ->
                        person % FAIR == 0
                                ? Stream.of(
                                        told(person, "shop", "email", Crowd.email(person)),
                                        told(person, "fair", "phone", Crowd.phone(person)))
                                : Stream.of(told(person, "shop", "email", Crowd.email(person))))
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String told(long person, String where, String type, String value) {
        return "{\"type\":\"identify\",\"messageId\":\"%s-%d\",\"anonymousId\":\"%s-%d\",\"traits\":{\"name\":\"%s\",\"birthday\":\"%s\",\"city\":\"Cali\",\"%s\":\"%s\"}}"
                .formatted(
                        where,
                        person,
                        where,
                        person,
                        Crowd.name(person),
                        FIRST_BORN.plusDays(person * 7_919 % DAYS),
                        type,
                        value);
    }

    private static String phase(ApiClient api) {
        return api.get("/api/linkage").path("phase").asString("");
    }

    private static boolean isReady(ApiClient api) {
        var now = api.get("/api/linkage");
        return now.path("phase").asString("").equals("ready")
                && now.path("behind").asLong(1) == 0
                && now.path("model").isObject();
    }

    private static long head(ApiClient api) {
        return api.get("/api/progress").path("head").asLong();
    }

    private static boolean isCaughtUp(ApiClient api) {
        var progress = api.get("/api/progress");
        return progress.path("profiles").asLong() == progress.path("head").asLong();
    }

    private static void await(BooleanSupplier moment) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere(moment)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("what was waited for did not come");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// A server that just came back may still refuse.
    private static boolean isThere(BooleanSupplier moment) {
        try {
            return moment.getAsBoolean();
        } catch (ApiException notYet) {
            return false;
        }
    }
}
