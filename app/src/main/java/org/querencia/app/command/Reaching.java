package org.querencia.app.command;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import org.querencia.app.logging.Logs;
import org.querencia.app.settings.Setting;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Logging;
import org.querencia.app.settings.SettingsReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// What every command that touches data takes: where it is, and whether to answer in JSON.
abstract class Reaching {
    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "<folder>",
            description = "Where everything is kept. Default: ~/.querencia.")
    private @Nullable String data;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "Settings file. Default: querencia.yaml in the data folder.")
    private @Nullable Path config;

    @Option(names = "--json", description = "Answer in JSON, with nothing else on standard output.")
    private boolean json;

    /// Whether another option than `--json` asks for JSON.
    abstract boolean asksForJson();

    Output output() {
        return new Output(
                spec.commandLine().getOut(), spec.commandLine().getErr(), json || asksForJson());
    }

    /// The settings of a command that only asks.
    Settings settings() {
        Settings settings = read();
        Logs.configure(
                new Logging("error", Logging.Format.TEXT, Optional.empty()), Output.terminal());
        return settings;
    }

    /// A server to ask about what is kept; somebody must have made it.
    Reach reach() {
        return Reach.open(settings(), output(), false);
    }

    /// Asks a server, and answers: in JSON, or as `say` tells people.
    int answer(Function<ApiClient, JsonNode> ask, BiConsumer<Output, JsonNode> say) {
        Output output = output();
        try (Reach reach = reach()) {
            JsonNode told = ask.apply(reach.client());
            output.answer(told, () -> say.accept(output, told));
            return ExitCode.DONE.code();
        }
    }

    /// As [#reach()], but a new installation is made where there is none.
    Reach reachOrMake() {
        return Reach.open(settings(), output(), true);
    }

    /// The settings of a command that starts a server, which logs as they say.
    Settings serverSettings() {
        Settings settings = read();
        Logs.configure(settings.logging(), Output.terminal());
        return settings;
    }

    private Settings read() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            OptionSpec option = spec.findOption("--" + setting.key());
            if (option != null && option.getValue() instanceof String text) {
                flags.put(setting, text);
            }
        }
        if (data != null) {
            flags.put(Setting.DATA, data);
        }
        return SettingsReader.read(Optional.ofNullable(config), System.getenv(), flags);
    }
}
