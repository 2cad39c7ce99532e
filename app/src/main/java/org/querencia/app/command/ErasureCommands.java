package org.querencia.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import org.querencia.app.client.ApiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// People are forgotten, and what proves it is shown.
final class ErasureCommands {

    private ErasureCommands() {}

    /// What a certificate says, a line each.
    private static List<String> words(JsonNode certificate) {
        List<String> lines = new ArrayList<>();
        lines.add("Certificate  " + certificate.path("id").asString(""));
        lines.add("Erased at    " + certificate.path("at").asString(""));
        lines.add("By           " + certificate.path("by").asString(""));
        lines.add("Reason       " + certificate.path("reason").asString(""));
        lines.add("Identifiers  " + certificate.path("identifiers").asString("0"));
        lines.add("Events       " + certificate.path("events").asString("0"));
        lines.add("Orders       " + certificate.path("orders").asString("0"));
        certificate
                .path("traces")
                .properties()
                .forEach(trace ->
                        lines.add(
                                "Traces       %s in %s"
                                        .formatted(trace.getValue().asString(""), trace.getKey())));
        return lines;
    }

    @Command(
            name = "erase",
            description = {
                "Forgets people everywhere, for ever, and keeps them away: what names them is not"
                        + " stored any more. Prints a certificate for each."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "The file holds one identifier a line, such as email:ana@x.co; lines that begin with"
                        + " # are passed over."
            })
    static final class Erase implements Callable<Integer> {
        private static final String SURE = "erase";
        private static final int TRIES_MAX = 12;
        private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

        @Mixin private final Common common = new Common();

        @Parameters(
                paramLabel = "<identifier>",
                arity = "0..*",
                description = "Whom: an identifier such as email:ana@x.co, or a profile's id.")
        private List<String> named = new ArrayList<>();

        @Option(
                names = "--file",
                paramLabel = "<file>",
                description = "A file with one identifier a line.")
        private @Nullable Path file;

        @Option(
                names = "--reason",
                paramLabel = "<words>",
                description = "Why; it stays on the certificate, so name nobody in it.")
        private String reason = "";

        @Option(names = "--yes", description = "Does not ask.")
        private boolean yes;

        @Override
        public Integer call() {
            Set<String> whom = whom();
            if (whom.isEmpty()) {
                throw new CommandException(
                        ExitCode.USAGE, "expected whom to erase: identifiers, or --file");
            }
            Output output = common.output();
            try (Reach reach = common.reach()) {
                if (!yes) {
                    confirm(output, whom);
                }
                ObjectNode answer = ApiClient.object();
                ArrayNode certificates = answer.putArray("items");
                for (String one : whom) {
                    JsonNode certificate = erased(reach.client(), one);
                    certificates.add(certificate);
                    if (!output.json()) {
                        words(certificate).forEach(output::line);
                    }
                }
                output.answer(answer, () -> {});
                return ExitCode.DONE.code();
            }
        }

        private Set<String> whom() {
            Set<String> whom = new LinkedHashSet<>(named);
            if (file != null) {
                if (!Files.isReadable(file)) {
                    throw new CommandException(
                            ExitCode.NOT_FOUND,
                            "there is no file %s that can be read".formatted(file));
                }
                try {
                    Files.readAllLines(file).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(whom::add);
                } catch (IOException failed) {
                    throw new UncheckedIOException(
                            "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
                }
            }
            return whom;
        }

        private static void confirm(Output output, Set<String> whom) {
            output.note(
                    "This forgets whoever has %s everywhere, and nobody can take it back."
                            .formatted(
                                    whom.size() == 1
                                            ? "'%s'".formatted(whom.iterator().next())
                                            : "one of these %,d identifiers"
                                                    .formatted(whom.size())));
            output.note("Type '%s' to go on:".formatted(SURE));
            if (!SURE.equals(typed())) {
                throw new CommandException(ExitCode.REFUSED, "nothing was erased");
            }
        }

        private static String typed() {
            try {
                String line =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                                .readLine();
                return line == null ? "" : line.strip();
            } catch (IOException failed) {
                throw new UncheckedIOException(
                        "the answer cannot be read: " + failed.getMessage(), failed);
            }
        }

        /// An erasure that is under way is asked for again until it has its certificate.
        private JsonNode erased(ApiClient client, String one) {
            for (int tries = 1; true; tries++) {
                try {
                    return erase(client, one);
                } catch (ApiException later) {
                    if (later.status() != 503 || tries == TRIES_MAX) {
                        throw later;
                    }
                    LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
                }
            }
        }

        private JsonNode erase(ApiClient client, String one) {
            ObjectNode body = ApiClient.object().put("reason", reason);
            if (!one.contains(":")) {
                return client.post(ApiClient.path("/api/profiles/{}/erase", one), body);
            }
            body.putArray("identifiers").add(one);
            return client.post("/api/erasures", body).path("items").path(0);
        }
    }

    @Command(
            name = "erasures",
            description = "Lists what was erased, newest first: when, by whom, why, how much.",
            mixinStandardHelpOptions = true)
    static final class Erasures implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode certificates = reach.client().list("/api/erasures");
                List<List<String>> rows = new ArrayList<>();
                for (JsonNode one : certificates.path("items")) {
                    rows.add(
                            List.of(
                                    one.path("id").asString(""),
                                    one.path("at").asString(""),
                                    one.path("by").asString(""),
                                    one.path("identifiers").asString("0"),
                                    one.path("events").asString("0"),
                                    one.path("orders").asString("0"),
                                    one.path("reason").asString("")));
                }
                output.answer(
                        certificates,
                        () ->
                                output.table(
                                        List.of(
                                                "CERTIFICATE",
                                                "AT",
                                                "BY",
                                                "IDENTIFIERS",
                                                "EVENTS",
                                                "ORDERS",
                                                "REASON"),
                                        rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "certificate",
            description = "Shows the certificate of an erasure.",
            mixinStandardHelpOptions = true)
    static final class ShowCertificate implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(ApiClient.path("/api/erasures/{}", id)),
                    (output, certificate) -> words(certificate).forEach(output::line));
        }
    }

    @Command(
            name = "readmit",
            description = "Lets an identifier in again whose person was erased and has come back.",
            mixinStandardHelpOptions = true)
    static final class Readmit implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<identifier>")
        private String identifier;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.post(
                                    "/api/suppressions/lift",
                                    ApiClient.object().put("identifier", identifier)),
                    (output, lifted) ->
                            output.line(
                                    "%s is let in again"
                                            .formatted(lifted.path("identifier").asString(""))));
        }
    }
}
