package org.querencia.qa.clients;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.collect.CollectKit;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.collect.Boot;
import org.querencia.web.collect.CollectRoom;
import org.querencia.web.http.TrustedProxies;

/// A server that collects into memory. Its clock stands still at [CollectKit#NOON], so that every
/// client's clock is wrong beside it.
final class Loopback implements AutoCloseable {

    static final String WRITE_KEY = "sec";
    private static final Duration ARRIVE = Duration.ofSeconds(30);
    private static final Duration REPEAT = Duration.ofSeconds(90);

    /// What the clients tell, in our words; the rest (ids of messages, times, libraries) is theirs.
    record Told(
            Event.Type type,
            String name,
            List<String> identifiers,
            String groupId,
            String previousId,
            Fields traits,
            Fields properties) {

        static Told of(Event event) {
            return new Told(
                    event.type(),
                    event.name(),
                    event.identifiers().stream().map(Identifier::toString).toList(),
                    event.groupId(),
                    event.previousId(),
                    event.traits(),
                    event.properties());
        }
    }

    final CollectKit kit = new CollectKit();
    private final Server server =
            Server.start(
                    ServerSettings.local(),
                    new SimpleMeterRegistry(),
                    List.of(
                            new CollectRoom(
                                    kit.collector,
                                    new Boot(kit.sources, Optional.empty()),
                                    new TrustedProxies(List.of()))));

    /// Has the client tell [Story], and waits until so many events came.
    void take(Client client, int events) {
        try (Client.Open _ = client.tell(host(), WRITE_KEY, Story.WHO)) {
            await().atMost(ARRIVE).until(() -> events().size() >= events);
        }
    }

    /// Has the client tell [Story], and waits until some of it came a second time.
    void takeRepeated(Client client) {
        try (Client.Open _ = client.tell(host(), WRITE_KEY, Story.WHO)) {
            await().atMost(REPEAT).until(() -> kit.ingest.duplicates() > 0);
        }
    }

    String host() {
        return server.address().toString();
    }

    List<Event> events() {
        return kit.ingest.events();
    }

    List<Told> told() {
        return events().stream().map(Told::of).toList();
    }

    /// That the events happened just before the server's noon, however wrong the client's clock.
    static boolean justBeforeNoon(Event event) {
        Duration before = Duration.between(event.timestamp(), CollectKit.NOON);
        return !before.isNegative() && before.compareTo(Duration.ofMinutes(1)) < 0;
    }

    @Override
    public void close() {
        server.close();
    }
}
