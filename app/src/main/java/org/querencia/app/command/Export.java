package org.querencia.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Writes every collected event as JSON Lines, oldest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia export > events.jsonl",
            "  querencia export --after 120000 --to new.jsonl"
        })
final class Export implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Option(
            names = "--to",
            paramLabel = "<file>",
            description = "Where to. Default: standard output.")
    private @Nullable Path to;

    @Option(
            names = "--after",
            paramLabel = "<position>",
            defaultValue = "0",
            description = "Continues a former export: the position of its last event.")
    private long after;

    @Override
    public Integer call() {
        try (Reach reach = Reach.open(common.settings())) {
            try (OutputStream out = destination()) {
                reach.client().stream(
                        reach.client().request("/api/export/events?after=" + after).GET(), out);
            }
            if (to != null) {
                common.output()
                        .answer(
                                ApiClient.object().put("file", to.toString()),
                                () -> common.output().note("Written: " + to));
            }
            return ExitCode.DONE.code();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the export could not be written: " + failed.getMessage(), failed);
        }
    }

    private OutputStream destination() throws IOException {
        return to == null
                ? new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))
                : Files.newOutputStream(to);
    }
}
