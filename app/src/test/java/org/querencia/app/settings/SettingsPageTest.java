package org.querencia.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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
