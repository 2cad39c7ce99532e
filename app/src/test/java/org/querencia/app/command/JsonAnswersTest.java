package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.SharedServer;
import picocli.CommandLine;

/// With --json every command answers in JSON and says nothing else.
class JsonAnswersTest {
    private final SharedServer server = SharedServer.running();
    private final Commands commands = server.commands();
    @TempDir private Path folder;

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
                        "profile consent user_id:x1 --channel email --purpose marketing --given --proof form",
                        "import %s --source register --mapping %s"
                                .formatted(folder.resolve("till.csv"), folder.resolve("till.yaml")),
                        "import detect " + folder.resolve("till.csv"),
                        "import list",
                        "import show 1",
                        "product list",
                        "product show t-1",
                        "import undo 1",
                        "import schedule list",
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
        server.introduce("x1", "Xavi", "x1@example.co");
        server.introduce("x2", "Ximena", "x2@example.co");
        Files.writeString(
                folder.resolve("definition.json"),
                commands.run("definition", "get", "identity").out());
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
        names.add("import");
        // These need an import that stands otherwise or a folder the server may read, or answer
        // CSV.
        names.removeAll(
                Set.of(
                        "import rejects",
                        "import redo",
                        "import resume",
                        "import cancel",
                        "import schedule add",
                        "import schedule remove"));
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
