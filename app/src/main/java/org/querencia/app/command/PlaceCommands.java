package org.querencia.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Places that rules can name, on the command line.
@Command(
        name = "place",
        description = "Names for places, so that rules can name them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PlaceCommands.ListAll.class,
            PlaceCommands.Put.class,
            PlaceCommands.Delete.class,
            PlaceCommands.Write.class,
            PlaceCommands.Take.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia place put 'Tienda Centro' --latitude 4.6486 --longitude=-74.0628",
            "  querencia segment preview \"near('Tienda Centro', '5km')\"",
            "  querencia place export --to places.yaml"
        })
final class PlaceCommands implements Runnable {
    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }

    private static String path(String name) {
        return ApiClient.path("/api/places/{}", name);
    }

    @Command(
            name = "list",
            description = "Lists the places that have names.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().get("/api/places?limit=500");
                List<List<String>> rows = new ArrayList<>();
                found.path("items")
                        .forEach(place ->
                                rows.add(
                                        List.of(
                                                place.path("name").asString(""),
                                                place.path("latitude").asString(""),
                                                place.path("longitude").asString(""))));
                output.answer(
                        found, () -> output.table(List.of("NAME", "LATITUDE", "LONGITUDE"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "put",
            description = "Names a place, or moves one; rules that name it are read again.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<name>")
        private String name;

        @Option(
                names = "--latitude",
                required = true,
                paramLabel = "<degrees>",
                description = "North of the equator; south of it less than 0.")
        private double latitude;

        @Option(
                names = "--longitude",
                required = true,
                paramLabel = "<degrees>",
                description = "East of Greenwich; west of it less than 0.")
        private double longitude;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode put =
                        reach.client()
                                .put(
                                        path(name),
                                        ApiClient.object()
                                                .put("latitude", latitude)
                                                .put("longitude", longitude));
                output.answer(
                        put,
                        () ->
                                output.line(
                                        "'%s' is in force, version %d"
                                                .formatted(name, put.path("version").asInt())));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "delete",
            description = "Gives a place up that no rule in force names.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<name>")
        private String name;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode gone = reach.client().delete(path(name));
                output.answer(gone, () -> output.line("'%s' is gone".formatted(name)));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "export",
            description = "Writes all places as YAML.",
            mixinStandardHelpOptions = true)
    static final class Write implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(
                names = "--to",
                paramLabel = "<file>",
                description = "Where to, in place of what is there. Default: standard output.")
        private @Nullable Path to;

        @Override
        public Integer call() {
            return SegmentFileCommands.write(common, "/api/place-files", to);
        }
    }

    @Command(
            name = "import",
            description = "Takes places from a YAML file; those it does not name stay.",
            mixinStandardHelpOptions = true)
    static final class Take implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<file>")
        private Path file;

        @Override
        public Integer call() {
            return DefinitionFile.take(common, "/api/place-files", file);
        }
    }
}
