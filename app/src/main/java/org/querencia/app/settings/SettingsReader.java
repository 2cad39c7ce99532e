package org.querencia.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.runtime.text.Nearest;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Gathers settings: flags win over the environment, the environment over the file, the file over
/// the defaults. A name that is not known is refused with the nearest one that is.
public final class SettingsReader {
    public static final String FILE_NAME = "querencia.yaml";

    /// Variables with our prefix that are no settings: read by the scripts and by tests.
    private static final List<String> FOREIGN_PREFIXES =
            List.of("QUERENCIA_JAVA_OPTS", "QUERENCIA_TEST_", "QUERENCIA_BENCH_");

    private SettingsReader() {}

    /// @param file named by `--config`; else `querencia.yaml` in the data folder, if it is there
    /// @param flags what was said on the command line
    public static Settings read(
            Optional<Path> file, Map<String, String> environment, Map<Setting, String> flags) {
        Map<Setting, Given> above = new EnumMap<>(Setting.class);
        above.putAll(fromEnvironment(environment));
        flags.forEach((setting, text) -> above.put(setting, new Given(text, "--" + setting.key())));
        Map<Setting, Given> all = new EnumMap<>(Setting.class);
        all.putAll(fromFile(file, new SettingsParser(above).data()));
        all.putAll(above);
        return new SettingsParser(all).settings();
    }

    private static Map<Setting, Given> fromEnvironment(Map<String, String> environment) {
        Map<Setting, Given> found = new EnumMap<>(Setting.class);
        environment.forEach((name, text) -> {
            boolean ours =
                    name.startsWith(Setting.ENVIRONMENT_PREFIX)
                            && FOREIGN_PREFIXES.stream().noneMatch(name::startsWith);
            if (ours) {
                Setting setting =
                        Setting.ofVariable(name)
                                .orElseThrow(() ->
                                        unknown(
                                                "environment variable " + name,
                                                name,
                                                names(Setting::variable)));
                found.put(setting, new Given(text, name));
            }
        });
        return found;
    }

    private static Map<Setting, Given> fromFile(Optional<Path> named, Path data) {
        Path file = named.orElseGet(() -> data.resolve(FILE_NAME));
        if (!Files.exists(file)) {
            if (named.isPresent()) {
                throw new SettingsException("--config: the file %s does not exist".formatted(file));
            }
            return Map.of();
        }
        Map<Setting, Given> found = new EnumMap<>(Setting.class);
        for (Map.Entry<?, ?> entry : yaml(file).entrySet()) {
            String key = String.valueOf(entry.getKey());
            Setting setting =
                    Setting.ofKey(key)
                            .orElseThrow(() ->
                                    unknown(
                                            "key '%s' in %s".formatted(key, file),
                                            key,
                                            names(Setting::key)));
            if (entry.getValue() != null) {
                found.put(
                        setting,
                        new Given(text(entry.getValue()), "%s in %s".formatted(key, file)));
            }
        }
        return found;
    }

    private static Map<?, ?> yaml(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(1 << 20);
        try {
            Object content = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
            if (content == null) {
                return Map.of();
            }
            if (content instanceof Map<?, ?> map) {
                return map;
            }
            throw new SettingsException("%s: expected lines like 'port: 8080'".formatted(file));
        } catch (YAMLException invalid) {
            throw new SettingsException("%s: %s".formatted(file, invalid.getMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), unreadable);
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static List<String> names(java.util.function.Function<Setting, String> name) {
        return Arrays.stream(Setting.values()).map(name).toList();
    }

    private static SettingsException unknown(String what, String given, List<String> known) {
        String hint =
                Nearest.to(given, known)
                        .map("did you mean %s?"::formatted)
                        .orElseGet(() -> "known are " + String.join(", ", known));
        return new SettingsException("%s is not a setting: %s".formatted(what, hint));
    }
}
