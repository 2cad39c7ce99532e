package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The mail of views, on the command line.
final class ViewMailCommands {
    private static final List<String> HEADS =
            List.of("MAIL", "HOW OFTEN", "FROM HOUR", "LANGUAGE", "TO");

    private ViewMailCommands() {}

    static void table(Output output, JsonNode schedules) {
        List<List<String>> rows = new ArrayList<>();
        schedules.forEach(one -> rows.add(row(one)));
        output.table(HEADS, rows);
    }

    private static List<String> row(JsonNode schedule) {
        List<String> recipients = new ArrayList<>();
        schedule.path("recipients").forEach(one -> recipients.add(one.asString("")));
        return List.of(
                schedule.path("id").asString(""),
                schedule.path("cadence").asString(""),
                schedule.path("hour").asString(""),
                schedule.path("language").asString(""),
                String.join(", ", recipients));
    }

    @Command(
            name = "mail",
            description = "Mails a view every day, week or month, with picture, PDF and CSV.",
            mixinStandardHelpOptions = true)
    static final class Mail implements Callable<Integer> {
        private static final int HOUR = 7;

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Option(
                names = "--cadence",
                paramLabel = "daily|weekly|monthly",
                description = "Mondays if weekly, the first if monthly. Default: weekly.")
        private String cadence = "weekly";

        @Option(
                names = "--to",
                required = true,
                paramLabel = "<e-mail>",
                description = "To whom; may be repeated.")
        private List<String> recipients = List.of();

        @Option(names = "--hour", paramLabel = "<hour>", description = "0 to 23. Default: 7.")
        private int hour = HOUR;

        @Option(names = "--language", paramLabel = "es|en", description = "Default: es.")
        private String language = "es";

        @Override
        public Integer call() {
            ObjectNode body =
                    ApiClient.object()
                            .put("cadence", cadence)
                            .put("hour", hour)
                            .put("language", language);
            ArrayNode to = body.putArray("recipients");
            recipients.forEach(to::add);
            return common.answer(
                    client ->
                            client.post(
                                    ApiClient.path(ViewCommands.ADDRESS + "/{}/schedules", id),
                                    body),
                    (output, kept) -> output.table(HEADS, List.of(row(kept))));
        }
    }

    @Command(
            name = "stop",
            description = "Stops one mail of a view, which show names.",
            mixinStandardHelpOptions = true)
    static final class Stop implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<view>")
        private String view;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<mail>")
        private String mail;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.delete(
                                    ApiClient.path(
                                            ViewCommands.ADDRESS + "/{}/schedules/{}", view, mail)),
                    (output, gone) -> output.line("'%s' is no longer sent".formatted(mail)));
        }
    }
}
