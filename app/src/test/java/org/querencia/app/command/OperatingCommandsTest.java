package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.client.ApiException;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.Sender;
import org.querencia.app.kit.SharedServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Definitions, keys, users and exports on a server that runs.
class OperatingCommandsTest {
    private final SharedServer server = SharedServer.running();
    private final Commands commands = server.commands();
    @TempDir private Path folder;

    @Test
    void a_definition_is_changed_and_reaches_back_by_a_rebuild() throws IOException {
        server.introduce("r1", "Rosa", "shared@example.co");
        server.introduce("r2", "Raúl", "shared@example.co");
        Said usual = commands.run("definition", "get", "identity");
        Path file = folder.resolve("identity.json");
        Files.writeString(
                file,
                usual.out()
                        .replaceFirst(
                                "\"blocked\" : \\[", "\"blocked\" : [ \"shared@example.co\","));
        JsonNode before = server.get("/api/overview");

        assertThat(usual.json()).isEqualTo(commands.ask("definition", "get", "identity"));
        assertThat(commands.run("definition", "set", "identity", file.toString()).code()).isZero();
        JsonNode rebuilt = commands.ask("rebuild");

        assertThat(rebuilt.path("underWay").asBoolean()).isFalse();
        assertThat(rebuilt.path("upTo").asLong()).isPositive();
        assertThat(server.get("/api/overview")).isEqualTo(before);
        assertThat(
                        commands.run(
                                        usual.out(),
                                        new String[] {"definition", "set", "identity", "--json"})
                                .json())
                .isEqualTo(usual.json());
        assertThat(commands.run("rebuild").out()).startsWith("Made anew from ");
        assertThat(commands.run("definition", "set", "identity", "none.json").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
        assertThat(commands.run("{", new String[] {"definition", "set", "identity"}).code())
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(commands.run("{}", new String[] {"definition", "set", "identity"}).code())
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(commands.run("definition", "get", "weather").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void a_rotated_write_key_collects_beside_the_former_until_that_is_revoked() {
        String first = commands.ask("key", "create", "source", "till").path("writeKey").asString();
        String second = commands.ask("key", "rotate", "source", "till").path("writeKey").asString();
        assertThat(collects(first)).isTrue();
        assertThat(collects(second)).isTrue();

        String third =
                commands.ask("key", "rotate", "source", "till", "--revoke")
                        .path("writeKey")
                        .asString();
        assertThat(collects(first)).isFalse();
        assertThat(collects(second)).isFalse();
        assertThat(collects(third)).isTrue();

        assertThat(commands.run("key", "list").out()).contains("source  till");
        commands.ask("key", "revoke", "source", "till");
        assertThat(collects(third)).isFalse();
        assertThat(commands.run("key", "create", "source", "till").code())
                .isEqualTo(ExitCode.REFUSED.code());
        assertThat(commands.run("key", "rotate", "source", "none").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void a_rotated_token_ends_at_once() {
        String first = commands.ask("key", "create", "token", "report").path("token").asString();
        String second = commands.ask("key", "rotate", "token", "report").path("token").asString();

        assertThat(asks(first)).isFalse();
        assertThat(asks(second)).isTrue();
        commands.ask("key", "revoke", "token", "report");
        assertThat(asks(second)).isFalse();
        assertThat(SharedServer.texts(commands.ask("key", "list").path("tokens"), "name"))
                .doesNotContain("report");
    }

    @Test
    void users_come_get_passwords_and_links_and_go() {
        Said added =
                commands.run(
                        "a long password for luz\n",
                        new String[] {"user", "add", "luz@example.co", "--password", "--json"});
        assertThat(added.json().path("email").asString()).isEqualTo("luz@example.co");
        assertThat(commands.run("user", "list").out()).contains("luz@example.co");

        assertThat(
                        commands.run(
                                        "another long password\n",
                                        new String[] {"user", "password", "luz@example.co"})
                                .code())
                .isZero();
        assertThat(commands.run("", new String[] {"user", "password", "luz@example.co"}).code())
                .isEqualTo(ExitCode.USAGE.code());
        JsonNode link = commands.ask("user", "link", "luz@example.co");
        assertThat(link.path("link").asString())
                .startsWith(server.application().address().toString());

        assertThat(commands.run("user", "remove", "luz@example.co").out())
                .contains("Removed: luz@example.co");
        assertThat(commands.run("user", "link", "luz@example.co").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void everything_is_exported() throws IOException {
        Path events = folder.resolve("events.jsonl");
        Path people = folder.resolve("people.jsonl");

        long bytes = commands.ask("export", "--to", events.toString()).path("bytes").asLong();
        commands.ask("export", "--people", "--to", people.toString());

        assertThat(Files.size(events)).isEqualTo(bytes);
        List<JsonNode> lines =
                Files.readAllLines(events).stream().map(new JsonMapper()::readTree).toList();
        assertThat(lines.get(1).path("event").asString()).isEqualTo("Order Completed");
        Path rest = folder.resolve("rest.jsonl");
        commands.ask(
                "export",
                "--after",
                lines.get(1).path("position").asString(),
                "--to",
                rest.toString());
        assertThat(Files.readAllLines(rest)).hasSizeGreaterThanOrEqualTo(lines.size() - 2);
        assertThat(Files.readString(people)).contains("Ana Pérez").contains("Leo Díaz");
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    private boolean asks(String token) {
        try (ApiClient client = new ApiClient(server.application().address(), token)) {
            return client.get("/api/sources").has("items");
        } catch (ApiException refused) {
            assertThat(refused.status()).isEqualTo(401);
            return false;
        }
    }

    private boolean collects(String writeKey) {
        URI address = server.application().address();
        try (Sender one = new Sender(address, writeKey)) {
            return one.order("u9", "till", 1) == 200;
        }
    }
}
