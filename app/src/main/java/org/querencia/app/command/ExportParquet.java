package org.querencia.app.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import org.querencia.app.parquet.ParquetFolder;
import org.querencia.app.parquet.ParquetRound;
import org.querencia.runtime.analyst.DayFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Facts and events as Parquet files in a folder, a day each.
@Command(
        name = "parquet",
        description = {
            "Writes the fact base and the events as Parquet files into a folder, a day each, with a",
            "manifest. Done again, it writes the days that changed.",
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia export parquet --to /var/exports/querencia",
            "  querencia export parquet --to days --from 2026-01-01 --until 2026-03-31"
        })
final class ExportParquet implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Option(names = "--to", paramLabel = "<folder>", required = true, description = "Where to.")
    private Path to;

    @Option(names = "--from", paramLabel = "<day>", description = "First day. Default: the first.")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "<day>", description = "Last day. Default: the last.")
    private @Nullable LocalDate until;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            ParquetFolder.Outcome outcome =
                    new ParquetFolder(to)
                            .update(
                                    new OverApi(reach.client()),
                                    from == null ? ParquetRound.EVER : from,
                                    until == null ? ParquetRound.NEVER : until,
                                    InstantSource.system().instant(),
                                    (_, _) -> {});
            output.answer(
                    ApiClient.object()
                            .put("folder", to.toString())
                            .put("written", outcome.written())
                            .put("kept", outcome.kept())
                            .put("removed", outcome.removed()),
                    () ->
                            output.line(
                                    "%s: %,d files written, %,d as they were, %,d removed"
                                            .formatted(
                                                    to,
                                                    outcome.written(),
                                                    outcome.kept(),
                                                    outcome.removed())));
            return ExitCode.DONE.code();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the export could not be written: " + failed.getMessage(), failed);
        }
    }

    private record OverApi(ApiClient client) implements DayFiles {
        private static final String ADDRESS = "/api/export/parquet";

        @Override
        public List<DayFile> all(LocalDate from, LocalDate until) {
            List<DayFile> all = new ArrayList<>();
            for (JsonNode file :
                    client.get(ADDRESS + "?from=%s&until=%s".formatted(from, until))
                            .path("files")) {
                all.add(
                        new DayFile(
                                file.path("table").asString(""),
                                LocalDate.parse(file.path("day").asString("")),
                                file.path("rows").asLong(),
                                file.path("content").asString("")));
            }
            return all;
        }

        @Override
        public void write(String table, LocalDate day, OutputStream out) throws IOException {
            client.stream(client.request(ADDRESS + "/%s/%s".formatted(table, day)).GET(), out);
        }
    }
}
