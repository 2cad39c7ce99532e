package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.Sender;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every command that asks, on a server that runs.
class CommandsTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

    @TempDir private static Path data;
    @TempDir private Path folder;
    private static Optional<Application> running = Optional.empty();
    private static Optional<Sender> sending = Optional.empty();

    private final Commands commands = new Commands(data);

    @BeforeAll
    static void start() {
        Application server =
                Application.start(
                        Settings.local(data)
                                .with(
                                        new Presets(
                                                Optional.of(WRITE_KEY),
                                                Optional.of(API_TOKEN),
                                                Optional.empty(),
                                                Optional.empty())));
        running = Optional.of(server);
        sending = Optional.of(new Sender(server.address(), WRITE_KEY));
        person("u1", "Ana Pérez", "ana@example.co");
        sender().order("u1", "1001", 86_000);
        person("u2", "Leo Díaz", "leo@example.co");
    }

    @AfterAll
    static void stop() {
        sending.ifPresent(Sender::close);
        running.ifPresent(Application::close);
    }

    @Test
    void people_are_found_and_shown() {
        JsonNode found = commands.ask("profile", "find", "perez");
        JsonNode shown = commands.ask("profile", "show", "email:ana@example.co");

        assertThat(texts(found.path("items"), "name")).containsExactly("Ana Pérez");
        assertThat(commands.ask("profile", "find", "email:ana@example.co").path("items").get(0))
                .isEqualTo(shown);
        assertThat(shown.path("id").asString()).isEqualTo(id(found.path("items").get(0)));
        assertThat(shown.at("/totals/revenue/amount").asString()).isEqualTo("86000.00");
        assertThat(commands.run("profile", "show", shown.path("id").asString()).out())
                .contains("Name         Ana Pérez")
                .contains("Identifier   email:ana@example.co")
                .contains("Revenue      86000.00 COP");
        assertThat(commands.run("profile", "find", "perez").out())
                .contains("PROFILE")
                .contains("Ana Pérez");
    }

    @Test
    void events_are_listed_page_by_page_and_filtered() {
        JsonNode all = commands.ask("profile", "events", "user_id:u1");
        JsonNode first = commands.ask("profile", "events", "user_id:u1", "--limit", "1");
        JsonNode rest =
                commands.ask(
                        "profile",
                        "events",
                        "user_id:u1",
                        "--cursor",
                        first.path("next").asString());

        assertThat(texts(all.path("items"), "type")).containsExactly("track", "identify");
        assertThat(texts(first.path("items"), "type")).containsExactly("track");
        assertThat(texts(rest.path("items"), "type")).containsExactly("identify");
        assertThat(types("--type", "identify")).containsExactly("identify");
        assertThat(types("--event", "Order Completed", "--source", "server"))
                .containsExactly("track");
        assertThat(types("--source", "web")).isEmpty();
        assertThat(types("--to", "2020-01-01T00:00:00Z")).isEmpty();
        assertThat(types("--from", "2020-01-01T00:00:00Z", "--type", "track", "--type", "page"))
                .containsExactly("track");
        assertThat(commands.run("profile", "events", "user_id:u1").out())
                .contains("track Order Completed  (server)");
    }

    @Test
    void the_evidence_is_told() {
        assertThat(commands.ask("profile", "links", "user_id:u1").path("items")).hasSize(1);
        assertThat(commands.run("profile", "links", "user_id:u1").out()).contains("ana@example.co");
        assertThat(
                        commands.ask("profile", "why", "user_id:u1", "email:ana@example.co")
                                .path("onePerson")
                                .asBoolean())
                .isTrue();
        assertThat(commands.run("profile", "why", "user_id:u1", "user_id:u2").out()).isNotBlank();
        assertThat(commands.ask("profile", "raw", "user_id:u1").isObject()).isTrue();
    }

    @Test
    void two_people_are_made_one_and_two_again() {
        person("m1", "Eva Uno", "eva1@example.co");
        person("m2", "Eva Dos", "eva2@example.co");

        JsonNode merged = commands.ask("profile", "merge", "user_id:m1", "user_id:m2");
        assertThat(id(commands.ask("profile", "show", "user_id:m2"))).isEqualTo(id(merged));
        assertThat(
                        texts(
                                commands.ask("profile", "events", "user_id:m1", "--derived")
                                        .path("items"),
                                "type"))
                .contains("profile.merged");

        Said split =
                commands.run(
                        "profile",
                        "split",
                        "user_id:m1",
                        "--apart",
                        "user_id:m2",
                        "--apart",
                        "email:eva2@example.co");
        assertThat(split.out()).contains("are two people now");
        assertThat(id(commands.ask("profile", "show", "user_id:m2")))
                .isEqualTo(id(commands.ask("profile", "show", "email:eva2@example.co")))
                .isNotEqualTo(id(commands.ask("profile", "show", "user_id:m1")));
        commands.ask("profile", "merge", "user_id:m1", "user_id:m2");
        JsonNode both =
                commands.ask("profile", "split", "user_id:m1", "--apart", "email:eva2@example.co");
        assertThat(both.propertyNames()).containsExactly("profile", "apart");
    }

    @Test
    void a_link_is_refused_and_restored() {
        person("k1", "Iris", "iris@example.co");

        commands.ask("profile", "refuse-link", "user_id:k1", "email:iris@example.co");
        assertThat(id(commands.ask("profile", "show", "email:iris@example.co")))
                .isNotEqualTo(id(commands.ask("profile", "show", "user_id:k1")));
        assertThat(commands.run("profile", "refuse-link", "user_id:k1", "user_id:u1").code())
                .isEqualTo(ExitCode.USAGE.code());

        commands.ask("profile", "restore-link", "user_id:k1", "email:iris@example.co");
        assertThat(id(commands.ask("profile", "show", "email:iris@example.co")))
                .isEqualTo(id(commands.ask("profile", "show", "user_id:k1")));
        assertThat(
                        commands.run(
                                        "profile",
                                        "restore-link",
                                        "user_id:k1",
                                        "email:iris@example.co")
                                .code())
                .isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void a_trait_is_corrected_and_released() {
        person("t1", "Tomas", "tomas@example.co");

        assertThat(
                        commands.ask("profile", "correct", "user_id:t1", "name", "Tomás")
                                .at("/traits/name/value")
                                .asString())
                .isEqualTo("Tomás");
        assertThat(
                        commands.ask("profile", "correct", "user_id:t1", "children", "2", "--parse")
                                .at("/traits/children/value")
                                .isNumber())
                .isTrue();
        assertThat(
                        commands.ask("profile", "correct", "user_id:t1", "name", "--remove")
                                .path("traits")
                                .has("name"))
                .isFalse();
        assertThat(
                        commands.ask("profile", "release", "user_id:t1", "name")
                                .at("/traits/name/value")
                                .asString())
                .isEqualTo("Tomas");
        assertThat(commands.run("profile", "correct", "user_id:t1", "name").code())
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(commands.run("profile", "correct", "user_id:t1", "name", "{", "--parse").code())
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void a_definition_is_shown_and_changed() throws IOException {
        person("r1", "Rosa", "shared@example.co");
        person("r2", "Raúl", "shared@example.co");
        Said usual = commands.run("definition", "get", "identity");
        Path file = folder.resolve("identity.json");
        Files.writeString(
                file,
                usual.out()
                        .replaceFirst(
                                "\"blocked\" : \\[", "\"blocked\" : [ \"shared@example.co\","));
        JsonNode before = overview();

        assertThat(usual.json()).isEqualTo(commands.ask("definition", "get", "identity"));
        assertThat(commands.run("definition", "set", "identity", file.toString()).code()).isZero();
        assertThat(overview()).isEqualTo(before);
        assertThat(
                        commands.run(
                                        usual.out(),
                                        new String[] {"definition", "set", "identity", "--json"})
                                .json())
                .isEqualTo(usual.json());
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
        assertThat(texts(commands.ask("key", "list").path("tokens"), "name"))
                .doesNotContain("report");
    }

    @Test
    void users_come_get_passwords_and_links_and_go() {
        commands.ask("user", "add", "first@example.co", "--administrator");
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
        assertThat(link.path("link").asString()).startsWith(server().address().toString());

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

    /// One example of each command that answers; how long that takes does not count.
    private Stream<String[]> examples() {
        return Stream.of(
                        "profile find perez",
                        "profile show user_id:u1",
                        "profile events user_id:u1",
                        "profile links user_id:u1",
                        "profile why user_id:u1 email:ana@example.co",
                        "profile raw user_id:u1",
                        "profile merge user_id:u1 email:ana@example.co",
                        "profile split user_id:x1 --apart email:x1@example.co",
                        "profile refuse-link user_id:x2 email:x2@example.co",
                        "profile restore-link user_id:x2 email:x2@example.co",
                        "profile correct user_id:x1 city Cali",
                        "profile release user_id:x1 city",
                        "definition get identity",
                        "definition set identity " + folder.resolve("definition.json"),
                        "export --to " + folder.resolve("export.jsonl"),
                        "bench",
                        "doctor --port 0",
                        "backup " + folder.resolve("example.backup"),
                        "restore "
                                + folder.resolve("example.backup")
                                + " --data "
                                + folder.resolve("new"),
                        "user add pure@example.co",
                        "user list",
                        "user password pure@example.co",
                        "user link pure@example.co",
                        "user remove pure@example.co",
                        "key list",
                        "key create token pure",
                        "key rotate token pure",
                        "key revoke token pure",
                        "version")
                .map(line -> line.split(" "));
    }

    @Test
    void json_is_all_that_any_command_says() throws IOException {
        commands.run("user", "add", "first@example.co", "--administrator");
        person("x1", "Xavi", "x1@example.co");
        person("x2", "Ximena", "x2@example.co");
        Files.writeString(
                folder.resolve("definition.json"),
                commands.run("definition", "get", "identity").out());
        Set<String> seen = new TreeSet<>();
        for (String[] example : examples().toList()) {
            String line = String.join(" ", example);
            Said said =
                    commands.run(
                            "a long password\n",
                            Stream.concat(Stream.of(example), Stream.of("--json"))
                                    .toArray(String[]::new));
            assertThat(said.code()).as("%s: %s", line, said.err()).isZero();
            assertThat(said.json().isObject()).as(line).isTrue();
            assertThat(said.err()).as(line).isEmpty();
            seen.add(name(example));
        }
        assertThat(seen).isEqualTo(answering());
    }

    private static String name(String[] example) {
        CommandLine line = CommandLines.make();
        StringBuilder name = new StringBuilder();
        for (String word : example) {
            if (!line.getSubcommands().containsKey(word)) {
                break;
            }
            line = line.getSubcommands().get(word);
            name.append(name.isEmpty() ? "" : " ").append(word);
        }
        return name.toString();
    }

    /// Every command but the groups, those that run a server, and the script for the shell.
    private static Set<String> answering() {
        Set<String> names = new TreeSet<>();
        collect(CommandLines.make(), "", names);
        names.removeAll(Set.of("serve", "demo", "completion", "rehearse"));
        return names;
    }

    private static void collect(CommandLine line, String prefix, Set<String> names) {
        line.getSubcommands()
                .forEach((name, command) -> {
                    if (command.getSubcommands().isEmpty()) {
                        names.add(prefix + name);
                    }
                    collect(command, prefix + name + " ", names);
                });
    }

    private List<String> types(String... filter) {
        String[] all =
                Stream.concat(Stream.of("profile", "events", "user_id:u1"), Stream.of(filter))
                        .toArray(String[]::new);
        return texts(commands.ask(all).path("items"), "type");
    }

    private JsonNode overview() {
        try (ApiClient client = new ApiClient(server().address(), API_TOKEN)) {
            return client.get("/api/overview");
        }
    }

    private boolean asks(String token) {
        try (ApiClient client = new ApiClient(server().address(), token)) {
            return client.get("/api/sources").has("items");
        } catch (org.querencia.app.client.ApiException refused) {
            assertThat(refused.status()).isEqualTo(401);
            return false;
        }
    }

    private boolean collects(String writeKey) {
        URI address = server().address();
        try (Sender one = new Sender(address, writeKey)) {
            return one.order("u9", "till", 1) == 200;
        }
    }

    private static void person(String userId, String name, String email) {
        assertThat(sender().identify(userId, name, email)).isEqualTo(200);
        assertThat(server().awaitCaughtUp(CAUGHT_UP)).isTrue();
    }

    private static String id(JsonNode person) {
        return person.path("id").asString();
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private static Application server() {
        return running.orElseThrow();
    }

    private static Sender sender() {
        return sending.orElseThrow();
    }
}
