package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People who are alike though no identifier joins them, on the command line.
@Command(
        name = "linkage",
        description = "Joins people who are alike though no identifier joins them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LinkageCommands.Status.class,
            LinkageCommands.Train.class,
            LinkageCommands.Put.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia linkage set --mode review",
            "  querencia linkage set --mode link --link 0.995",
            "  querencia linkage train",
            "  querencia linkage status"
        })
final class LinkageCommands extends Group {
    private static final String PATH = "/api/linkage";

    private static void tell(Output output, JsonNode now) {
        output.answer(
                now,
                () -> {
                    output.line(
                            "%s, %s: asks from %s, joins from %s"
                                    .formatted(
                                            now.path("mode").asString(""),
                                            now.path("phase").asString(""),
                                            now.path("review").asString(""),
                                            now.path("link").asString("")));
                    output.line(
                            "%s joined and %s asked so far; %s people compared"
                                    .formatted(
                                            now.path("linked").asString(""),
                                            now.path("proposed").asString(""),
                                            now.path("indexed").asString("")));
                    List<List<String>> rows = new ArrayList<>();
                    now.at("/model/consequences")
                            .forEach(one ->
                                    rows.add(
                                            List.of(
                                                    one.path("from").asString(""),
                                                    one.path("pairs").asString(""),
                                                    one.path("wrongPerThousand").asString(""),
                                                    one.path("judged").asString(""),
                                                    one.path("judgedApart").asString(""))));
                    if (!rows.isEmpty()) {
                        output.table(
                                List.of("FROM", "PAIRS", "WRONG IN 1000", "JUDGED", "REFUSED"),
                                rows);
                    }
                });
    }

    @Command(
            name = "status",
            description = "Says how it stands, and what each threshold would bring.",
            mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                tell(common.output(), reach.client().get(PATH));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "train",
            description = "Learns anew soon, from everybody as they are now.",
            mixinStandardHelpOptions = true)
    static final class Train implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                tell(common.output(), reach.client().post(PATH + "/train", ApiClient.object()));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "set",
            description = "Sets what is done; what is not said stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(
                names = "--mode",
                paramLabel = "<off|review|link>",
                description = "Nothing; ask about each pair; or join those who are surely one.")
        private @Nullable String mode;

        @Option(
                names = "--review",
                paramLabel = "<probability>",
                description = "From which probability somebody is asked.")
        private @Nullable Double review;

        @Option(
                names = "--link",
                paramLabel = "<probability>",
                description = "From which probability two people are joined.")
        private @Nullable Double link;

        @Option(
                names = "--public",
                paramLabel = "<true|false>",
                description = "Whether what came by public write keys is compared too.")
        private @Nullable Boolean withPublic;

        @Override
        public Integer call() {
            ObjectNode said = ApiClient.object();
            if (mode != null) {
                said.put("mode", mode);
            }
            if (review != null) {
                said.put("review", review);
            }
            if (link != null) {
                said.put("link", link);
            }
            if (withPublic != null) {
                said.put("withPublic", withPublic);
            }
            try (Reach reach = common.reach()) {
                tell(common.output(), reach.client().put(PATH, said));
                return ExitCode.DONE.code();
            }
        }
    }
}
