package org.querencia.app.command;

import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Writes down what a person allowed or withdrew, with what proves it.
@Command(
        name = "consent",
        description = "Writes down what a person allowed or withdrew, with its proof.",
        mixinStandardHelpOptions = true)
final class ConsentCommand implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "<person>")
    private String named;

    @Option(
            names = "--channel",
            defaultValue = "any",
            description = "email, whatsapp, sms, phone, push, post or any (the usual one).")
    private String channel = "any";

    @Option(
            names = "--purpose",
            defaultValue = "marketing",
            description = "marketing (the usual one), service, profiling or any.")
    private String purpose = "marketing";

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @ArgGroup(multiplicity = "1")
    private Word word;

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Option(
            names = "--proof",
            required = true,
            description = "The words agreed to, or how it was said.")
    private String proof;

    @Option(names = "--document", description = "The form, contract or recording that holds it.")
    private String document = "";

    @Option(names = "--place", description = "Where it was said.")
    private String place = "";

    /// Exactly one of the two.
    static final class Word {
        @Option(names = "--given", description = "They agreed.")
        private boolean given;

        @Option(names = "--withdrawn", description = "They withdrew.")
        private boolean withdrawn;
    }

    @Override
    public Integer call() {
        try (Reach reach = common.reach()) {
            String id = ProfileCommands.person(reach.client(), named).path("id").asString();
            ObjectNode body =
                    ApiClient.object()
                            .put("channel", channel)
                            .put("purpose", purpose)
                            .put("given", word.given && !word.withdrawn)
                            .put("proof", proof)
                            .put("document", document)
                            .put("place", place);
            ProfileCommands.show(
                    common.output(),
                    reach.client().post(ApiClient.path("/api/profiles/{}/consents", id), body));
            return ExitCode.DONE.code();
        }
    }
}
