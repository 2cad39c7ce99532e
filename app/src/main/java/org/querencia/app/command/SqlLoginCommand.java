package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// The logins of the read-only connection.
@Command(
        name = "login",
        description = {
            "Makes a login for the read-only connection, and shows its password once; lists them",
            "when no name is given.",
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia sql login",
            "  querencia sql login metabase",
            "  querencia sql login metabase --delete"
        })
final class SqlLoginCommand implements Callable<Integer> {
    private static final String ADDRESS = "/api/sql/logins";

    @Mixin private final Common common = new Common();

    @Parameters(
            arity = "0..1",
            paramLabel = "<name>",
            description = "Of the tool; one that is there gets a new password.")
    private @Nullable String name;

    @Option(names = "--delete", description = "Gives the login up.")
    private boolean delete;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            ApiClient client = reach.client();
            if (name == null) {
                list(client, output);
            } else if (delete) {
                JsonNode gone = client.delete(ApiClient.path(ADDRESS + "/{}", name));
                output.answer(gone, () -> output.line("'%s' is gone".formatted(name)));
            } else {
                JsonNode made = client.post(ADDRESS, ApiClient.object().put("name", name));
                output.answer(
                        made,
                        () ->
                                output.line(
                                        "User %s, password (shown once): %s"
                                                .formatted(
                                                        made.path("name").asString(""),
                                                        made.path("password").asString(""))));
            }
            return ExitCode.DONE.code();
        }
    }

    private static void list(ApiClient client, Output output) {
        JsonNode found = client.get(ADDRESS);
        List<List<String>> rows = new ArrayList<>();
        found.path("logins")
                .forEach(login ->
                        rows.add(
                                List.of(
                                        login.path("name").asString(""),
                                        login.path("author").asString(""),
                                        login.path("made").asString(""))));
        output.answer(found, () -> output.table(List.of("LOGIN", "BY", "SINCE"), rows));
    }
}
