package org.querencia.web.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.collect.CollectRules;
import org.querencia.runtime.collect.Collector;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.collect.RefusedReplay;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.memory.MemoryIdempotencyKeys;
import org.querencia.runtime.memory.MemoryRefusedEvents;
import org.querencia.runtime.operate.Health;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.http.Access;
import org.querencia.web.observe.Meters;
import org.querencia.web.observe.ObserveRoom;

/// A running server over parts in memory, and a client that speaks to it.
final class House implements AutoCloseable {
    private static final Contract CONTRACT = Contract.read();
    static final String TOKEN = "token-of-the-test";
    static final String LOCAL_TOKEN = "token-of-this-machine";
    static final InstantSource CLOCK = InstantSource.fixed(Events.NOON);

    final MemorySources sources = new MemorySources();
    final MemoryUsers users = new MemoryUsers();
    final MemoryRefusedEvents refused = new MemoryRefusedEvents();
    final Engine engine = new Engine();
    final MemoryIdempotencyKeys idempotencyKeys = new MemoryIdempotencyKeys();
    final FixedFigures figures = new FixedFigures();
    final LiveFeed feed = new LiveFeed();
    final AtomicBoolean accepting = new AtomicBoolean(true);
    final Access access = new Access(users, Optional.of(LOCAL_TOKEN), false, CLOCK);
    final ApiRoom api;
    final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    House() {
        users.addApiToken("test", TOKEN, Events.NOON);
        users.save(new User("ana@x.co", "Ana", Role.ADMINISTRATOR, "", Locale.ENGLISH));
        users.save(new User("leo@x.co", "Leo", Role.MEMBER, "", Locale.ENGLISH));
        EngineIngest ingest = new EngineIngest(engine);
        api =
                new ApiRoom(
                        new ApiServices(
                                Engine.WORKSPACE,
                                access,
                                idempotencyKeys,
                                CLOCK,
                                sources,
                                refused,
                                engine.log,
                                ingest,
                                new NobodyViews(),
                                () -> engine.rules,
                                replay(ingest),
                                figures,
                                out -> out.write("everything".getBytes(UTF_8)),
                                feed));
        Health health = () -> List.of(new Health.Check("log", accepting.get(), true, "stores"));
        PrometheusMeterRegistry meters = Meters.prometheus();
        server =
                Server.start(
                        ServerSettings.local(),
                        meters,
                        List.of(api, new ObserveRoom(health, meters)));
    }

    private RefusedReplay replay(EngineIngest ingest) {
        CollectRules rules = new CollectRules(engine.rules, MarkingRules.NONE);
        Collector collector =
                new Collector(
                        sources, ingest, refused, () -> rules, CLOCK, RandomGenerator.getDefault());
        return new RefusedReplay(collector, sources, refused, CLOCK);
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    @Override
    public void close() {
        feed.close();
        server.close();
        client.close();
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
}
