package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.SharedServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `querencia person …` on a server that runs.
class PersonCommandsTest {
    private final SharedServer server = SharedServer.running();
    private final Commands commands = server.commands();

    @TempDir private Path folder;

    @Test
    void a_person_takes_everything_along() throws IOException {
        Path json = folder.resolve("ana.json");
        Path html = folder.resolve("ana.html");

        assertThat(run("person", "export", "user_id:u1", "--out", json.toString()).out())
                .contains("ana.json: ");
        run("person", "export", "user_id:u1", "--html", "--language", "en", "--out", html + "");

        JsonNode all = new JsonMapper().readTree(Files.readString(json));
        assertThat(all.at("/profile/name").asString()).isEqualTo("Ana Pérez");
        assertThat(all.path("events").size()).isGreaterThanOrEqualTo(2);
        assertThat(Files.readString(html))
                .contains("<html lang=\"en\">")
                .contains("Ana Pérez")
                .contains("Order Completed");
        assertThat(commands.run("person", "export", "user_id:nobody").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void nobody_is_erased_unless_somebody_is_sure() {
        server.introduce("e1", "Elsa", "elsa@example.co");

        Said unsure = commands.run("no\n", new String[] {"person", "erase", "user_id:e1"});
        assertThat(unsure.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(unsure.err()).contains("nobody can take it back").contains("nothing was erased");
        assertThat(commands.ask("profile", "show", "user_id:e1").path("name").asString())
                .isEqualTo("Elsa");

        Said sure =
                commands.run(
                        "erase\n",
                        new String[] {"person", "erase", "user_id:e1", "--reason", "by letter"});
        assertThat(sure.code()).as(sure.err()).isZero();
        assertThat(sure.out()).contains("Reason       by letter").contains("Events       1");
        assertThat(commands.run("profile", "show", "email:elsa@example.co").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void many_are_erased_at_once_each_with_a_certificate() throws IOException {
        server.introduce("e2", "Edna", "edna@example.co");
        server.introduce("e3", "Ezra", "ezra@example.co");
        Path file =
                Files.writeString(
                        folder.resolve("whom.txt"),
                        "# asked in November\nuser_id:e2\n\n  email:ezra@example.co\n");

        JsonNode certificates =
                commands.ask(
                        "person", "erase", "--file", file.toString(), "--reason", "asked", "--yes");

        List<String> ids = SharedServer.texts(certificates.path("items"), "id");
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(SharedServer.texts(commands.ask("person", "erasures").path("items"), "id"))
                .containsAll(ids);
        assertThat(commands.ask("person", "certificate", ids.getFirst()))
                .isEqualTo(certificates.path("items").get(0));
        assertThat(commands.run("person", "erasures").out())
                .contains("CERTIFICATE")
                .contains(ids.getFirst());
        assertThat(commands.run("person", "certificate", ids.getLast()).out())
                .contains("Certificate  " + ids.getLast());
        for (String gone : List.of("user_id:e2", "user_id:e3")) {
            assertThat(commands.run("profile", "show", gone).code())
                    .isEqualTo(ExitCode.NOT_FOUND.code());
        }

        server.introduce("e2", "Edna", "edna@example.co");
        assertThat(commands.run("profile", "show", "user_id:e2").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
        assertThat(run("person", "readmit", "user_id:e2").out()).contains("user_id:e2");
        assertThat(run("person", "readmit", "email:edna@example.co").code()).isZero();
        server.introduce("e2", "Edna", "edna@example.co");
        assertThat(commands.ask("profile", "show", "user_id:e2").path("name").asString())
                .isEqualTo("Edna");
    }

    @Test
    void whom_to_erase_has_to_be_said() {
        assertThat(commands.run("person", "erase", "--yes").code())
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(commands.run("person", "erase", "--file", "nowhere.txt", "--yes").code())
                .isEqualTo(ExitCode.NOT_FOUND.code());
    }

    private Said run(String... arguments) {
        Said said = commands.run(arguments);
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }
}
