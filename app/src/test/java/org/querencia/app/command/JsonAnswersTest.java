package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.SharedServer;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/// With --json every command answers in JSON and says nothing else.
class JsonAnswersTest {
    private final SharedServer server = SharedServer.running();
    private final Commands commands = server.commands();
    private static final int ROWS_OF_SECONDS = 60_000;
    private static final CommandLine ALL = CommandLines.make();

    @TempDir private Path folder;

    private static final List<String> OF_PEOPLE =
            List.of(
                    "profile find perez",
                    "profile show user_id:u1",
                    "profile events user_id:u1",
                    "profile links user_id:u1",
                    "profile quarantine",
                    "profile why user_id:u1 email:ana@example.co",
                    "profile raw user_id:u1",
                    "profile merge user_id:u1 email:ana@example.co",
                    "profile split user_id:x1 --apart email:x1@example.co",
                    "profile refuse-link user_id:x2 email:x2@example.co",
                    "profile restore-link user_id:x2 email:x2@example.co",
                    "profile correct user_id:x1 city Cali",
                    "profile release user_id:x1 city",
                    "profile consent user_id:x1 --channel email --purpose marketing --given --proof form",
                    "review list",
                    "review duplicates user_id:u1",
                    "review decide user_id:x1 user_id:u2 --different",
                    "review decided",
                    "review undo %judgement%",
                    "review hygiene");

    private static final List<String> OF_SEGMENTS =
            List.of(
                    "segment preview has(trait.email)",
                    "segment make pure --name Pure --rule orders>1",
                    "segment list",
                    "segment show pure",
                    "segment why pure user_id:u1",
                    "segment change pure --state paused",
                    "segment members pure",
                    "segment versions pure",
                    "segment delete pure",
                    "list make hand --name Hand",
                    "list add hand user_id:u2",
                    "list remove hand user_id:u2",
                    "list read hand %folder%/people.csv --dry-run",
                    "list copy hand --from hand",
                    "list undo hand %change%",
                    "segment people hand --to %folder%/hand.csv",
                    "segment export hand --to %folder%/segments.yaml",
                    "segment import %folder%/segments.yaml --dry-run",
                    "webhook make pure https://crm.invalid/hooks --segment hand --about segments --about alarms",
                    "webhook list",
                    "webhook show pure",
                    "webhook change pure --state paused",
                    "webhook secret pure",
                    "webhook test pure",
                    "webhook retry pure",
                    "webhook replay pure --number 1",
                    "webhook attempts pure",
                    "webhook delete pure",
                    "sensor measures",
                    "sensor make low --name Low --measure refused-events --when below --limit 1000",
                    "sensor list",
                    "sensor show low",
                    "sensor readings low --periods 3",
                    "alarm show %alarm%",
                    "alarm acknowledge %alarm%",
                    "alarm mute %alarm% --days 2",
                    "alarm list",
                    "alarm mail",
                    "sensor change low --state paused",
                    "sensor delete low",
                    "place put Tienda --latitude 4.65 --longitude=-74.06",
                    "place list",
                    "place export --to %folder%/places.yaml",
                    "place import %folder%/places.yaml",
                    "place delete Tienda",
                    "score list",
                    "score show lead",
                    "score put lead %folder%/lead.json",
                    "score spread lead",
                    "score test lead --days 7",
                    "score of user_id:u1",
                    "score delete lead",
                    "sql SELECT(1)",
                    "sql --schema",
                    "sql login tool",
                    "sql login",
                    "sql login tool --delete",
                    "export parquet --to %folder%/days",
                    "measure --list",
                    "measure revenue --by month",
                    "measure revenue --show",
                    "measure customers --people",
                    "measure --put %folder%/own.yaml",
                    "measure own --delete",
                    "funnel --step Order_Completed --step Nothing=2d --by channel",
                    "funnel --step Order_Completed --step Nothing --people 1 --fate open",
                    "paths --end Order_Completed --order Product_Viewed,Order_Completed",
                    "paths --step Order_Completed --fate open",
                    "paths --map --model journey",
                    "basket pairs --least 1 --rank together",
                    "basket firsts --days 30 --by category",
                    "basket leaving --days 30",
                    "basket pairs --thing tea --with cup",
                    "call lists",
                    "call list %seller%",
                    "call mail %seller% --at 7",
                    "call mail %seller%",
                    "call register user_id:u2 not-now --reason price",
                    "call undo %call%");

    private static final List<String> OF_STAGES =
            List.of(
                    "stage list",
                    "stage show journey",
                    "stage change journey --state active",
                    "stage people journey awareness",
                    "stage board journey",
                    "stage flows journey",
                    "stage funnel journey",
                    "stage rate journey awareness --next action",
                    "stage rates journey awareness --by trait.city",
                    "stage export --to %folder%/stages.yaml",
                    "stage import %folder%/stages.yaml",
                    "plan set journey interest consideration --target 0.2",
                    "plan list",
                    "plan show journey interest consideration",
                    "plan delete journey interest consideration",
                    "linkage set --mode review --review 0.6",
                    "linkage train",
                    "linkage status",
                    "linkage set --mode off",
                    "planner list",
                    "planner try closes --set customers=1000",
                    "planner keep closes --name December --starts 2026-12-01",
                    "planner kept",
                    "planner show %scenario%",
                    "planner delete %scenario%",
                    "stage passages user_id:u1");

    /// One example of each command that answers; how long that takes does not count.
    private Stream<String[]> examples() {
        return Stream.concat(
                        Stream.of(OF_PEOPLE, OF_SEGMENTS, OF_STAGES, ReportExamples.ALL)
                                .flatMap(List::stream),
                        Stream.of(
                                "stage set way " + folder.resolve("way.json"),
                                "stage delete way",
                                "attribute %folder%/paths.csv --model all",
                                "attribute --model linear --by new_customers --window 60",
                                "import %s --source register --mapping %s"
                                        .formatted(
                                                folder.resolve("till.csv"),
                                                folder.resolve("till.yaml")),
                                "import detect " + folder.resolve("till.csv"),
                                "import list",
                                "import show 1",
                                "person export user_id:u1 --html --out "
                                        + folder.resolve("u1.html"),
                                "person erase user_id:x3 --yes",
                                "person erasures",
                                "person certificate %erasure%",
                                "person readmit user_id:x3",
                                "product list",
                                "product show t-1",
                                "import undo 1",
                                "import redo 1",
                                "import cancel %running%",
                                "import resume %stopped%",
                                "import schedule add nightly --path nightly.csv --source register --daily 02:30 --mapping "
                                        + folder.resolve("till.yaml"),
                                "import schedule list",
                                "import schedule remove nightly",
                                "definition get identity",
                                "definition set identity " + folder.resolve("definition.json"),
                                "link %1$s/people-to-link.csv --out %1$s/clusters.csv"
                                        .formatted(folder),
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
                                "version"))
                .map(line -> line.split(" "));
    }

    @Test
    void json_is_all_that_any_command_says() throws IOException {
        server.introduce("x1", "Xavi", "x1@example.co");
        server.introduce("x2", "Ximena", "x2@example.co");
        server.introduce("x3", "Xenia", "x3@example.co");
        Files.writeString(
                folder.resolve("definition.json"),
                commands.run("definition", "get", "identity").out());
        Files.writeString(
                folder.resolve("way.json"),
                "{\"name\":\"Way\",\"stages\":[{\"key\":\"a\",\"name\":\"A\",\"enter\":\"orders == 0\"}]}");
        Files.writeString(folder.resolve("people.csv"), "email\nana@example.co\nno@example.co\n");
        Files.writeString(folder.resolve("paths.csv"), "path,conversions\nweb > shop,3\nweb,1\n");
        Files.writeString(
                folder.resolve("people-to-link.csv"),
                "id,name,city\n1,Ana Pérez,Cali\n2,Ana Perez,Cali\n3,Luis Gil,Bogotá\n");
        Files.writeString(folder.resolve("lead.json"), commands.run("score", "show", "lead").out());
        Files.writeString(
                folder.resolve("own.yaml"),
                "key: own\nname: Own\nsql: SELECT {by} count(*) AS value FROM {orders}\n");
        Files.writeString(folder.resolve("till.csv"), "codigo;nombre;precio\nt-1;Té verde;12000\n");
        Files.writeString(
                folder.resolve("till.yaml"),
                """
                kind: products
                currency: COP
                fields:
                  product_id: codigo
                  name: nombre
                  price: precio
                """);
        Set<String> seen = new TreeSet<>();
        for (String[] made : examples().toList()) {
            String[] example = named(made);
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

    /// With the ids that are only known now in place of their names.
    private String[] named(String[] example) throws IOException {
        String[] named = example.clone();
        for (int i = 0; i < named.length; i++) {
            named[i] =
                    switch (named[i]) {
                        case "%erasure%" ->
                                server.get("/api/erasures").at("/items/0/id").asString();
                        case "%scenario%", "%target%", "%benchmark%", "%note%", "%view%" ->
                                server.get("/api/" + named[i].replace("%", "") + "s")
                                        .at("/items/0/id")
                                        .asString();
                        case "%mail%" -> mail();
                        case "%judgement%" ->
                                server.get("/api/review/decisions").at("/items/0/id").asString();
                        case "%alarm%" -> alarm();
                        case "%running%" -> longImport();
                        case "%seller%" ->
                                server.get("/api/calls").at("/items/0/seller").asString();
                        case "%call%" -> call();
                        case "%stopped%" -> server.get("/api/imports").at("/items/0/id").asString();
                        case "%change%" ->
                                commands.run("list", "add", "hand", "user_id:u2", "--json")
                                        .json()
                                        .path("change")
                                        .asString();
                        default -> named[i].replace("%folder%", folder.toString());
                    };
        }
        return named;
    }

    /// What the sensor of the examples raises when it looks first.
    private String alarm() {
        return await().until(
                        () -> server.get("/api/alarms?sensor=low").at("/items/0/id").asString(""),
                        id -> !id.isEmpty());
    }

    /// How the view of the examples is mailed.
    private String mail() {
        String view = server.get("/api/views").at("/items/0/id").asString();
        return server.get("/api/views/" + view + "/schedules").at("/items/0/id").asString();
    }

    /// Registers a call, and tells its id.
    private String call() {
        return commands.run("call", "register", "user_id:u2", "no-answer", "--json")
                .json()
                .path("id")
                .asString();
    }

    /// Begins an import that takes longer than asking it to stop.
    private String longImport() throws IOException {
        StringBuilder rows = new StringBuilder("codigo;nombre;precio\n");
        for (int i = 0; i < ROWS_OF_SECONDS; i++) {
            rows.append("p-").append(i).append(";Producto;100\n");
        }
        Files.writeString(folder.resolve("long.csv"), rows);
        try (ApiClient client =
                new ApiClient(server.application().address(), SharedServer.API_TOKEN)) {
            String upload =
                    client.upload("/api/uploads?name=long.csv", folder.resolve("long.csv"))
                            .path("id")
                            .asString();
            ObjectNode order =
                    ApiClient.object()
                            .put("source", "register")
                            .put("mapping", Files.readString(folder.resolve("till.yaml")));
            order.putArray("uploads").add(upload);
            return client.post("/api/imports", order).path("id").asString();
        }
    }

    private static String name(String[] example) {
        CommandLine line = ALL;
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
        collect(ALL, "", names);
        names.removeAll(Set.of("serve", "demo", "completion", "rehearse"));
        names.addAll(Set.of("import", "export", "sql"));
        // It answers in CSV, always.
        names.remove("import rejects");
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
}
