package org.querencia.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPageTest {

    @Test
    void the_reference_lists_every_setting_as_it_is() throws Exception {
        List<String> rows =
                Files.readAllLines(Path.of("..", "docs", "reference", "settings.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList();

        assertThat(rows)
                .isEqualTo(Arrays.stream(Setting.values()).map(SettingsPageTest::row).toList());
    }

    @Test
    void the_settings_file_it_shows_can_be_read(@TempDir Path data) throws Exception {
        String page = Files.readString(Path.of("..", "docs", "reference", "settings.md"));
        Path file = data.resolve("querencia.yaml");
        Files.writeString(file, page.split("```yaml\n", 2)[1].split("```", 2)[0]);

        Settings settings =
                SettingsReader.read(
                        Optional.of(file), Map.of(), Map.of(Setting.DATA, data.toString()));

        assertThat(settings.listen())
                .isEqualTo(
                        new Settings.Listen(
                                "127.0.0.1",
                                9090,
                                Optional.of(URI.create("https://crm.example.co")),
                                settings.listen().trustedProxies()));
        assertThat(settings.listen().trustedProxies()).hasSize(1);
        assertThat(settings.company().country()).contains("CO");
    }

    private static String row(Setting setting) {
        return "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        setting.key(),
                        setting.variable(),
                        setting.unit(),
                        setting.preset().isEmpty() ? "" : "`" + setting.preset() + "`",
                        setting.words());
    }
}
