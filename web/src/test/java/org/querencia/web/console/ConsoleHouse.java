package org.querencia.web.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryAccess.MemoryUsers;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.view.LiveFeed.Arrival;
import org.querencia.web.Server;
import org.querencia.web.ServerSettings;
import org.querencia.web.http.Access;

/// A running console over a made-up shop.
final class ConsoleHouse implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T20:15:30Z");
    static final String EMAIL = "ana@querencia.example";
    static final String PASSWORD = "corral azul grande";

    final MemoryUsers users = new MemoryUsers();
    final MemorySources sources = new MemorySources();
    final LiveFeed feed = new LiveFeed();
    final ShopPeople people;
    private final Server server;

    ConsoleHouse(boolean empty, int port) {
        this.people = new ShopPeople(empty);
        Workspace workspace =
                new Workspace(
                        "CO", ZoneId.of("America/Bogota"), ShopFigures.PESO, Locale.of("es"), "s");
        InstantSource clock = InstantSource.fixed(NOW);
        Access access = new Access(users, Optional.empty(), false, clock);
        sources.save(source("web", "Tienda en línea", Trust.PUBLIC, "wk_7Hq2mZ0xT9c"));
        sources.addWriteKey(new SourceKey("web"), "wk_7Hq2mZ0xT9c");
        if (!empty) {
            sources.save(source("shop", "Caja del local", Trust.SECRET, ""));
        }
        ConsoleServices services =
                new ConsoleServices(
                        () -> workspace,
                        this::baseUrl,
                        clock,
                        access,
                        users,
                        new PlainHasher(),
                        sources,
                        new ShopFigures(people.ids(), empty),
                        feed,
                        limit -> empty ? List.of() : people.arrivals().stream().limit(limit).toList(),
                        people::name);
        server =
                Server.start(
                        new ServerSettings("127.0.0.1", port, Optional.empty(), List.of()),
                        new SimpleMeterRegistry(),
                        List.of(new ConsoleRoom(services)));
    }

    java.net.URI baseUrl() {
        return server.baseUrl();
    }

    ConsoleHouse withAdministrator(String language) {
        users.save(
                new User(
                        EMAIL,
                        "Ana Restrepo",
                        Role.ADMINISTRATOR,
                        new PlainHasher().hash(PASSWORD),
                        Locale.of(language)));
        return this;
    }

    private static Source source(String key, String name, Trust trust, String publicKey) {
        return new Source(
                new SourceKey(key),
                name,
                trust,
                true,
                0,
                "order",
                List.of(),
                2_000,
                publicKey,
                false);
    }

    static Arrival arrival(int at, Event.Type type, String name, ShopPeople people, int person) {
        return new Arrival(
                new Position(100 - at),
                type,
                name,
                new SourceKey(at % 3 == 0 ? "shop" : "web"),
                NOW.minusSeconds(3L + at * at * 7L),
                Optional.of(people.ids().get(person)));
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }

    /// Stands for Argon2, which would make tests slow.
    private static final class PlainHasher implements PasswordHasher {
        @Override
        public String hash(String password) {
            return "plain:" + password;
        }

        @Override
        public boolean matches(String password, String stored) {
            return stored.equals("plain:" + password);
        }
    }

    /// For looking at it by hand: `full` and `empty` on two ports.
    static void main(String[] arguments) throws InterruptedException {
        try (ConsoleHouse full =
                        new ConsoleHouse(false, Integer.parseInt(arguments[0]))
                                .withAdministrator(arguments.length > 2 ? arguments[2] : "es");
                ConsoleHouse empty = new ConsoleHouse(true, Integer.parseInt(arguments[1]))) {
            System.out.println(full.baseUrl() + " " + empty.baseUrl());
            Thread.sleep(java.time.Duration.ofHours(2));
        }
    }
}
