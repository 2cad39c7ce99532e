package org.querencia.app.command;

import java.io.Console;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who may sign in to the console.
@Command(
        name = "user",
        description = "Adds, lists and removes users, and resets passwords.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UserCommands.Add.class,
            UserCommands.Users.class,
            UserCommands.Password.class,
            UserCommands.Link.class,
            UserCommands.Remove.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia user add ana@x.co --administrator",
            "  querencia user password ana@x.co",
            "  querencia user link ana@x.co"
        })
final class UserCommands extends Group {
    /// A password asked for twice on the terminal; the first line of standard input when that is no
    /// terminal. Never a flag: everybody on the machine sees flags.
    private static String password() {
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            String first = read(terminal.get(), "New password: ");
            if (!first.equals(read(terminal.get(), "Once more: "))) {
                throw new CommandException(ExitCode.USAGE, "the two passwords differ");
            }
            return first;
        }
        Optional<String> line =
                new java.io.BufferedReader(
                                new java.io.InputStreamReader(
                                        System.in, java.nio.charset.StandardCharsets.UTF_8))
                        .lines()
                        .findFirst();
        return line.orElseThrow(() ->
                new CommandException(
                        ExitCode.USAGE, "no password: write it on standard input, in one line"));
    }

    private static String read(Console console, String words) {
        char[] typed = console.readPassword(words);
        if (typed == null) {
            throw new CommandException(ExitCode.USAGE, "no password was typed");
        }
        String text = new String(typed);
        Arrays.fill(typed, ' ');
        return text;
    }

    private static void tellLink(Output output, Reach reach, Settings settings, String email) {
        JsonNode link =
                reach.client()
                        .post(ApiClient.path("/api/users/{}/links", email), ApiClient.object());
        String base =
                settings.listen()
                        .baseUrl()
                        .map(Object::toString)
                        .orElseGet(() ->
                                reach.running()
                                        ? reach.client().server().toString()
                                        : "http://%s:%d"
                                                .formatted(
                                                        settings.listen().host(),
                                                        settings.listen().port()));
        String address = base + link.path("path").asString();
        output.answer(
                ApiClient.object().put("link", address).put("until", link.path("until").asString()),
                () -> output.line("Signs in once, within a day: " + address));
    }

    @Command(
            name = "add",
            description = "Adds a user, and prints a link with which they choose a password.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<e-mail>")
        private String email;

        @Option(names = "--name", description = "As they are called.")
        private @Nullable String name;

        @Option(names = "--administrator", description = "May change sources, keys and users.")
        private boolean administrator;

        @Option(
                names = "--password",
                description = "Asks for a password now, or reads it from standard input.")
        private boolean withPassword;

        @Override
        public Integer call() {
            Settings settings = common.settings();
            ObjectNode user =
                    ApiClient.object()
                            .put("email", email)
                            .put("name", name == null ? email : name)
                            .put("role", administrator ? "administrator" : "member");
            if (withPassword) {
                user.put("password", password());
            }
            try (Reach reach = common.reachOrMake()) {
                JsonNode added = reach.client().post("/api/users", user);
                Output output = common.output();
                if (withPassword) {
                    output.answer(added, () -> output.line("Added: " + email));
                } else {
                    tellLink(output, reach, settings, email);
                }
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(name = "list", description = "Lists users.", mixinStandardHelpOptions = true)
    static final class Users implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode users = reach.client().list("/api/users");
                List<List<String>> rows = new ArrayList<>();
                users.path("items")
                        .forEach(user ->
                                rows.add(
                                        List.of(
                                                user.path("email").asString(""),
                                                user.path("name").asString(""),
                                                user.path("role").asString(""),
                                                user.path("password").asBoolean() ? "yes" : "no")));
                output.answer(
                        users,
                        () -> output.table(List.of("E-MAIL", "NAME", "ROLE", "PASSWORD"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "password",
            description = "Sets a user's password and ends their sessions.",
            mixinStandardHelpOptions = true)
    static final class Password implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<e-mail>")
        private String email;

        @Override
        public Integer call() {
            ObjectNode body = ApiClient.object().put("password", password());
            try (Reach reach = common.reach()) {
                JsonNode user =
                        reach.client().put(ApiClient.path("/api/users/{}/password", email), body);
                Output output = common.output();
                output.answer(user, () -> output.line("Set, and signed out everywhere: " + email));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "link",
            description =
                    "Prints a link that signs a user in once and lets them choose a password.",
            mixinStandardHelpOptions = true)
    static final class Link implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<e-mail>")
        private String email;

        @Override
        public Integer call() {
            Settings settings = common.settings();
            try (Reach reach = common.reach()) {
                tellLink(common.output(), reach, settings, email);
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "remove",
            description = "Removes a user and ends their sessions.",
            mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<e-mail>")
        private String email;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                JsonNode user = reach.client().delete(ApiClient.path("/api/users/{}", email));
                Output output = common.output();
                output.answer(user, () -> output.line("Removed: " + email));
                return ExitCode.DONE.code();
            }
        }
    }
}
