package org.querencia.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files of a company's own go in, and come out again when that was a mistake.
@Command(
        name = "import",
        description = {
            "Imports files: CSV and other delimited text, JSON Lines and workbooks (.xlsx), plain or"
                    + " packed with gzip or zip.",
            "Without a mapping it takes what the columns' names and values suggest, if that is sure"
                    + " enough. Ctrl-C stops it; `import resume` goes on. Importing the same again"
                    + " changes nothing."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportManaging.Jobs.class,
            ImportManaging.Show.class,
            ImportManaging.Undo.class,
            ImportManaging.Redo.class,
            ImportManaging.Resume.class,
            ImportManaging.Cancel.class,
            ImportManaging.Rejects.class,
            ImportManaging.Detect.class,
            ImportScheduling.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia import detect clientes.xlsx",
            "  querencia import clientes.xlsx --source crm --dry-run",
            "  querencia import ventas-*.csv.gz --source erp --mapping ventas.yaml",
            "  querencia import rejects 7 > rejected.csv",
            "  querencia import undo 7"
        })
final class ImportCommands implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Parameters(arity = "0..*", paramLabel = "<file>", description = "Files, or folders of them.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "<key>",
            description = "As which source the rows come in; made if there is none of that key.")
    private @Nullable String source;

    @Option(
            names = "--mapping",
            paramLabel = "<file>",
            description = "What the columns mean, as YAML.")
    private @Nullable Path mapping;

    @Option(names = "--dry-run", description = "Reads and judges every row, and brings nothing in.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Output output = common.output();
        // Not marked as required: then the commands beneath this one would require them too.
        if (files.isEmpty() || source == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "say which files, and as which source: querencia import ventas.csv --source erp");
        }
        List<Path> all = files(files);
        try (Reach reach = common.reachOrMake()) {
            ApiClient client = reach.client();
            ObjectNode order = ApiClient.object().put("source", source).put("dryRun", dryRun);
            if (mapping != null) {
                order.put("mapping", text(mapping));
            }
            ArrayNode uploads = order.putArray("uploads");
            for (Path file : all) {
                uploads.add(upload(client, file, output).path("id").asString(""));
            }
            JsonNode job = client.post("/api/imports", order);
            return new ImportFollowing(reach, output).follow(job.path("id").asLong(0));
        }
    }

    static JsonNode upload(ApiClient client, Path file, Output output) {
        try {
            if (!output.json() && Files.size(file) > 200L << 20) {
                output.note("Reading %s…".formatted(file));
            }
            return client.upload(
                    ApiClient.path("/api/uploads?name={}", String.valueOf(file.getFileName())),
                    file);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new CommandException(
                    ExitCode.USAGE, "%s cannot be read: %s".formatted(file, failed.getMessage()));
        }
    }

    /// Folders stand for the files in them, hidden ones left out.
    private static List<Path> files(List<Path> named) {
        List<Path> all = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(Files::isRegularFile)
                            .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                            .sorted()
                            .forEach(all::add);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            } else if (Files.isReadable(path)) {
                all.add(path);
            } else {
                throw new CommandException(
                        ExitCode.NOT_FOUND, "there is no file %s that can be read".formatted(path));
            }
        }
        return all;
    }
}
