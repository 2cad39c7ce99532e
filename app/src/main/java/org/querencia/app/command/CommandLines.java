package org.querencia.app.command;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.app.client.ApiException;
import org.querencia.app.client.UnreachableException;
import org.querencia.app.server.FolderTakenException;
import org.querencia.app.settings.Setting;
import org.querencia.app.settings.SettingsException;
import org.querencia.runtime.text.Nearest;
import org.querencia.store.embedded.EmbeddedPostgresException;
import org.querencia.store.sql.DatabaseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Makes the command line, and turns failures into one line and an exit code.
public final class CommandLines {

    /// Commands that start a server, or look whether one could be started; so they take every
    /// setting.
    private static final Set<String> SERVERS = Set.of("serve", "demo", "doctor");

    private CommandLines() {}

    /// With all commands.
    public static CommandLine make() {
        return of(Querencia.COMMANDS);
    }

    /// For these arguments, with the command they begin with alone: to make all of them takes as
    /// long as most commands do. All are made where the arguments begin otherwise, and for the
    /// script that completes them.
    public static CommandLine make(String... arguments) {
        Optional<Class<?>> named =
                Querencia.COMMANDS.stream()
                        .filter(command -> arguments.length > 0 && isNamed(command, arguments[0]))
                        .filter(command -> command != Completion.class)
                        .findFirst();
        return named.isPresent() ? of(List.of(named.get())) : make();
    }

    private static boolean isNamed(Class<?> command, String name) {
        Command words = command.getAnnotation(Command.class);
        return words != null && words.name().equals(name);
    }

    private static CommandLine of(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Querencia());
        commands.forEach(line::addSubcommand);
        line.getSubcommands().entrySet().stream()
                .filter(command -> SERVERS.contains(command.getKey()))
                .forEach(command -> addSettings(command.getValue().getCommandSpec()));
        line.setExecutionExceptionHandler(CommandLines::failed);
        line.setParameterExceptionHandler(CommandLines::misused);
        line.setUsageHelpAutoWidth(true);
        line.setUsageHelpLongOptionsMaxWidth(32);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /// Each setting is a flag of these commands; secrets are not, since everybody on the machine
    /// sees flags.
    private static void addSettings(CommandSpec spec) {
        for (Setting setting : Setting.values()) {
            String flag = "--" + setting.key();
            if (!setting.secret() && spec.findOption(flag) == null) {
                String preset =
                        setting.preset().isEmpty() ? "" : " Default: " + setting.preset() + ".";
                spec.addOption(
                        OptionSpec.builder(flag)
                                .type(String.class)
                                .paramLabel("<" + setting.key() + ">")
                                .description(setting.words().replace("%", "%%") + preset)
                                .build());
            }
        }
    }

    private static int failed(Exception failure, CommandLine line, ParseResult parsed)
            throws Exception {
        ExitCode code =
                switch (failure) {
                    case CommandException known -> known.exitCode();
                    case SettingsException _ -> ExitCode.USAGE;
                    case FolderTakenException _ -> ExitCode.REFUSED;
                    case DatabaseException database ->
                            database.isInUse() ? ExitCode.REFUSED : ExitCode.CANNOT_RUN;
                    case EmbeddedPostgresException _, UnreachableException _ -> ExitCode.CANNOT_RUN;
                    case UncheckedIOException _ -> ExitCode.CANNOT_RUN;
                    case ApiException refused -> code(refused);
                    default -> ExitCode.FAILED;
                };
        line.getErr().println(line.getColorScheme().errorText("querencia: " + words(failure)));
        if (code == ExitCode.FAILED) {
            failure.printStackTrace(line.getErr());
        }
        return code.code();
    }

    private static ExitCode code(ApiException refused) {
        return switch (refused.status()) {
            case 400, 422 -> ExitCode.USAGE;
            case 404 -> ExitCode.NOT_FOUND;
            case 401, 403, 409 -> ExitCode.REFUSED;
            case 429, 503 -> ExitCode.CANNOT_RUN;
            default -> ExitCode.FAILED;
        };
    }

    private static String words(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /// The flag most like the unknown one that was given.
    private static Optional<String> nearest(ParameterException misuse) {
        return misuse instanceof CommandLine.UnmatchedArgumentException unmatched
                        && unmatched.isUnknownOption()
                ? Nearest.to(
                        unmatched.getUnmatched().getFirst(),
                        misuse.getCommandLine().getCommandSpec().optionsMap().keySet())
                : Optional.empty();
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        CommandLine line = misuse.getCommandLine();
        line.getErr().println(line.getColorScheme().errorText("querencia: " + misuse.getMessage()));
        nearest(misuse)
                .ifPresent(flag -> line.getErr().println("Did you mean %s?".formatted(flag)));
        line.getErr().println("Try '%s --help'.".formatted(line.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE.code();
    }
}
