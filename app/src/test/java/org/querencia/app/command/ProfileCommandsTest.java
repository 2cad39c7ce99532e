package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.app.kit.SharedServer;
import tools.jackson.databind.JsonNode;

/// `querencia profile …` on a server that runs.
class ProfileCommandsTest {
    private final SharedServer server = SharedServer.running();
    private final Commands commands = server.commands();

    @Test
    void people_are_found_and_shown() {
        JsonNode found = commands.ask("profile", "find", "perez");
        JsonNode shown = commands.ask("profile", "show", "email:ana@example.co");

        assertThat(SharedServer.texts(found.path("items"), "name")).containsExactly("Ana Pérez");
        assertThat(commands.ask("profile", "find", "email:ana@example.co").path("items").get(0))
                .isEqualTo(shown);
        assertThat(shown.path("id").asString())
                .isEqualTo(SharedServer.id(found.path("items").get(0)));
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

        assertThat(SharedServer.texts(all.path("items"), "type"))
                .containsExactly("track", "identify");
        assertThat(SharedServer.texts(first.path("items"), "type")).containsExactly("track");
        assertThat(SharedServer.texts(rest.path("items"), "type")).containsExactly("identify");
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
        server.introduce("m1", "Eva Uno", "eva1@example.co");
        server.introduce("m2", "Eva Dos", "eva2@example.co");

        JsonNode merged = commands.ask("profile", "merge", "user_id:m1", "user_id:m2");
        assertThat(SharedServer.id(commands.ask("profile", "show", "user_id:m2")))
                .isEqualTo(SharedServer.id(merged));
        assertThat(
                        SharedServer.texts(
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
        assertThat(SharedServer.id(commands.ask("profile", "show", "user_id:m2")))
                .isEqualTo(
                        SharedServer.id(commands.ask("profile", "show", "email:eva2@example.co")))
                .isNotEqualTo(SharedServer.id(commands.ask("profile", "show", "user_id:m1")));
        commands.ask("profile", "merge", "user_id:m1", "user_id:m2");
        JsonNode both =
                commands.ask("profile", "split", "user_id:m1", "--apart", "email:eva2@example.co");
        assertThat(both.propertyNames()).containsExactly("profile", "apart");
    }

    @Test
    void a_link_is_refused_and_restored() {
        server.introduce("k1", "Iris", "iris@example.co");

        commands.ask("profile", "refuse-link", "user_id:k1", "email:iris@example.co");
        assertThat(SharedServer.id(commands.ask("profile", "show", "email:iris@example.co")))
                .isNotEqualTo(SharedServer.id(commands.ask("profile", "show", "user_id:k1")));
        assertThat(commands.run("profile", "refuse-link", "user_id:k1", "user_id:u1").code())
                .isEqualTo(ExitCode.USAGE.code());

        commands.ask("profile", "restore-link", "user_id:k1", "email:iris@example.co");
        assertThat(SharedServer.id(commands.ask("profile", "show", "email:iris@example.co")))
                .isEqualTo(SharedServer.id(commands.ask("profile", "show", "user_id:k1")));
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
        server.introduce("t1", "Tomas", "tomas@example.co");

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

    private List<String> types(String... filter) {
        String[] all =
                Stream.concat(Stream.of("profile", "events", "user_id:u1"), Stream.of(filter))
                        .toArray(String[]::new);
        return SharedServer.texts(commands.ask(all).path("items"), "type");
    }
}
