package org.querencia.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// The rules by which facts are read, as JSON files.
@Command(
        name = "definition",
        description = {
            "Shows and changes the rules by which events are read, such as the types of identifiers.",
            "A change acts on what comes after it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {DefinitionCommands.Get.class, DefinitionCommands.Set.class},
        footer = {
            "",
            "Examples:",
            "  querencia definition get identity > identity.json",
            "  querencia definition set identity identity.json"
        })
final class DefinitionCommands extends Group {
    private static String path(String kind) {
        return ApiClient.path("/api/definitions/{}", kind);
    }

    @Command(
            name = "get",
            description = "Prints the definition in force; always JSON.",
            mixinStandardHelpOptions = true)
    static final class Get implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<kind>", description = "Such as identity.")
        private String kind;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                common.output().line(ApiClient.pretty(reach.client().get(path(kind))));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "set",
            description = "Puts another whole definition in force, from here on.",
            mixinStandardHelpOptions = true)
    static final class Set implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<kind>", description = "Such as identity.")
        private String kind;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "<file>",
                description = "As `definition get` prints it. Default: standard input.")
        private @Nullable Path file;

        @Override
        public Integer call() {
            JsonNode definition = JsonFiles.read(file);
            Output output = common.output();
            try (Reach reach = common.reachOrMake()) {
                JsonNode inForce = reach.client().put(path(kind), definition);
                output.answer(inForce, () -> output.line("In force from here on."));
                return ExitCode.DONE.code();
            }
        }
    }
}
