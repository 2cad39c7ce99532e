package org.querencia.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class PlaceCommands extends Group {
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
            return common.answer(
                    client -> client.get("/api/places?limit=500"),
                    (output, found) ->
                            output.table(
                                    List.of("NAME", "LATITUDE", "LONGITUDE"),
                                    found.path("items"),
                                    place ->
                                            List.of(
                                                    place.path("name").asString(""),
                                                    place.path("latitude").asString(""),
                                                    place.path("longitude").asString(""))));
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
            return common.answer(
                    client ->
                            client.put(
                                    path(name),
                                    ApiClient.object()
                                            .put("latitude", latitude)
                                            .put("longitude", longitude)),
                    (output, put) ->
                            output.line(
                                    "'%s' is in force, version %d"
                                            .formatted(name, put.path("version").asInt())));
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
            return common.answer(
                    client -> client.delete(path(name)),
                    (output, gone) -> output.line("'%s' is gone".formatted(name)));
        }
    }

    @Command(
            name = "export",
            description = "Writes all places as YAML.",
            mixinStandardHelpOptions = true)
    static final class Write extends DefinitionFile.Write {
        Write() {
            super("/api/place-files");
        }
    }

    @Command(
            name = "import",
            description = "Takes places from a YAML file; those it does not name stay.",
            mixinStandardHelpOptions = true)
    static final class Take extends DefinitionFile.Take {
        Take() {
            super("/api/place-files");
        }
    }
}
