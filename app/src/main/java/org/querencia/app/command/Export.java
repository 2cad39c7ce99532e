package org.querencia.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = {
            "Writes every collected event as JSON Lines, oldest first; or every person.",
        },
        mixinStandardHelpOptions = true,
        subcommands = ExportParquet.class,
        footer = {
            "",
            "Examples:",
            "  querencia export > events.jsonl",
            "  querencia export --after 120000 --to new.jsonl",
            "  querencia export --people --to people.jsonl",
            "  querencia export parquet --to days"
        })
final class Export implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Option(
            names = "--to",
            paramLabel = "<file>",
            description = "Where to, in place of what is there. Default: standard output.")
    private @Nullable Path to;

    @Option(
            names = "--after",
            paramLabel = "<position>",
            defaultValue = "0",
            description = "Continues a former export: the position of its last event.")
    private long after;

    @Option(
            names = "--people",
            description = "Every person as `profile show` tells them, instead of events.")
    private boolean people;

    @Override
    public Integer call() {
        String path = people ? "/api/export/profiles" : "/api/export/events?after=" + after;
        try (Reach reach = common.reach()) {
            HttpRequest.Builder request = reach.client().request(path).GET();
            if (to == null) {
                try (OutputStream out =
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
                    reach.client().stream(request, out);
                }
                return ExitCode.DONE.code();
            }
            long bytes = toFile(reach.client(), request, to);
            Output output = common.output();
            output.answer(
                    ApiClient.object().put("file", to.toString()).put("bytes", bytes),
                    () -> output.line("%s: %,d bytes".formatted(to, bytes)));
            return ExitCode.DONE.code();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the export could not be written: " + failed.getMessage(), failed);
        }
    }

    /// A file that is there is whole.
    static long toFile(ApiClient client, HttpRequest.Builder request, Path file)
            throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        long bytes;
        try (OutputStream out = Files.newOutputStream(partial)) {
            bytes = client.stream(request, out);
        }
        Files.move(
                partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return bytes;
    }
}
