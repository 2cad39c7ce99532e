package org.querencia.app.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.server.DataFolder;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import tools.jackson.databind.JsonNode;

/// One server with embedded PostgreSQL for all tests of commands in this JVM, stopped with it. Two
/// people are known from the start: `user_id:u1`, Ana, who bought once, and `user_id:u2`, Leo.
/// Tests that change somebody introduce people of their own.
public final class SharedServer {
    public static final String WRITE_KEY = "a-write-key-for-tests";
    public static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);
    private static @Nullable SharedServer shared;

    private final Application application;
    private final Commands commands;
    private final Sender sender;

    private SharedServer(Path data) {
        application =
                Application.start(
                        Settings.local(data)
                                .with(
                                        new Presets(
                                                Optional.of(WRITE_KEY),
                                                Optional.of(API_TOKEN),
                                                Optional.empty(),
                                                Optional.empty())));
        commands = new Commands(data);
        sender = new Sender(application.address(), WRITE_KEY);
        introduce("u1", "Ana Pérez", "ana@example.co");
        sender.order("u1", "1001", 86_000);
        introduce("u2", "Leo Díaz", "leo@example.co");
        commands.ask("user", "add", "administrator@example.co", "--administrator");
    }

    public static synchronized SharedServer running() {
        SharedServer running = shared;
        if (running == null) {
            Path data = folder();
            running = new SharedServer(data);
            Application application = running.application;
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                application.close();
                                DataFolder.delete(data);
                            }));
            shared = running;
        }
        return running;
    }

    public Application application() {
        return application;
    }

    public Commands commands() {
        return commands;
    }

    public Sender sender() {
        return sender;
    }

    /// Somebody new; returns when they show.
    public void introduce(String userId, String name, String email) {
        assertThat(sender.identify(userId, name, email)).isEqualTo(200);
        assertThat(application.awaitCaughtUp(CAUGHT_UP)).isTrue();
    }

    /// What the API says, with the preset token.
    public JsonNode get(String path) {
        try (ApiClient client = new ApiClient(application.address(), API_TOKEN)) {
            return client.get(path);
        }
    }

    public static String id(JsonNode person) {
        return person.path("id").asString();
    }

    /// One field of each item.
    public static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("querencia-shared");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
