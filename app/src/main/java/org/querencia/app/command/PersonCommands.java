package org.querencia.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What people may ask for: their data to take along, and being forgotten.
@Command(
        name = "person",
        description = "What people may ask for: their data to take along, and being forgotten.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PersonCommands.Export.class,
            ErasureCommands.Erase.class,
            ErasureCommands.Erasures.class,
            ErasureCommands.ShowCertificate.class,
            ErasureCommands.Readmit.class
        },
        footer = {
            "",
            "Consents are shown by `profile show` and written down by `profile consent`; what is wrong",
            "is corrected by `profile correct`.",
            "",
            "Examples:",
            "  querencia person export email:ana@x.co --html --out ana.html",
            "  querencia person erase email:ana@x.co --reason \"asked by letter\"",
            "  querencia person erase --file whom.txt --yes --json > certificates.json"
        })
final class PersonCommands extends Group {
    @Command(
            name = "export",
            description = {
                "Writes everything kept of a person: the profile and every event. JSON, unless a"
                        + " document to read is asked for."
            },
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Option(
                names = "--html",
                description = "As a document that opens in any browser, for the person to read.")
        private boolean html;

        @Option(
                names = "--language",
                paramLabel = "es|en",
                description = "The document's. Default: the company's.")
        private @Nullable String language;

        @Option(
                names = "--out",
                paramLabel = "<file>",
                description = "Where to, in place of what is there. Default: standard output.")
        private @Nullable Path out;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ApiClient client = reach.client();
                String id = ProfileCommands.person(client, named).path("id").asString();
                HttpRequest.Builder request = client.request(path(id)).GET();
                if (out == null) {
                    try (OutputStream standard =
                            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
                        client.stream(request, standard);
                    }
                    return ExitCode.DONE.code();
                }
                Path file = out;
                long bytes = org.querencia.app.command.Export.toFile(client, request, file);
                Output output = common.output();
                output.answer(
                        ApiClient.object().put("file", file.toString()).put("bytes", bytes),
                        () -> output.line("%s: %,d bytes".formatted(file, bytes)));
                return ExitCode.DONE.code();
            } catch (IOException failed) {
                throw new UncheckedIOException(
                        "the export could not be written: " + failed.getMessage(), failed);
            }
        }

        private String path(String id) {
            String path =
                    ApiClient.path("/api/profiles/{}/export?format={}", id, html ? "html" : "json");
            return language == null ? path : path + ApiClient.path("&language={}", language);
        }
    }
}
