package org.querencia.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Notes on days, on the command line.
@Command(
        name = "note",
        description = "What happened on a day and explains a line: a price rise, a new shop.",
        mixinStandardHelpOptions = true,
        subcommands = {
            NoteCommands.ListAll.class,
            NoteCommands.Add.class,
            NoteCommands.Delete.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia note add 2026-11-01 \"Price rise\"",
            "  querencia note list"
        })
final class NoteCommands extends Group {
    private static final List<String> HEADS = List.of("ID", "DAY", "NOTE", "BY");

    private static List<String> row(JsonNode note) {
        return List.of(
                note.path("id").asString(""),
                note.path("day").asString(""),
                note.path("text").asString(""),
                note.path("author").asString(""));
    }

    @Command(
            name = "list",
            description = "Lists the notes, the latest day first.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.list("/api/notes"),
                    (output, found) -> output.table(HEADS, found.path("items"), NoteCommands::row));
        }
    }

    @Command(name = "add", description = "Writes a note on a day.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<day>", description = "Such as 2026-11-01.")
        private String day;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<text>", description = "A few words.")
        private String text;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.post(
                                    "/api/notes",
                                    ApiClient.object().put("day", day).put("text", text)),
                    (output, kept) -> output.table(HEADS, List.of(row(kept))));
        }
    }

    @Command(name = "delete", description = "Deletes a note.", mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(ApiClient.path("/api/notes/{}", id)),
                    (output, gone) -> output.line("'%s' is gone".formatted(id)));
        }
    }
}
