package org.querencia.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The reference says what each example becomes, and it is so.
class WebhooksPageTest {

    private static final Pattern ROW =
            Pattern.compile(
                    "\\| \\[[^]]+]\\(\\.\\./\\.\\./examples/webhooks/([^)]+)\\) \\|.* ([^|`]+) \\|");

    @Test
    void every_example_is_in_the_reference_with_what_it_becomes() throws IOException {
        Map<String, String> becomes = new TreeMap<>();
        for (String example : HookKit.examples()) {
            becomes.put(
                    example,
                    new HookKit()
                            .eventsOf(example).stream()
                                    .map(event ->
                                            event.name().isEmpty()
                                                    ? event.type().name().toLowerCase(Locale.ROOT)
                                                    : event.name())
                                    .collect(Collectors.joining(", ")));
        }

        assertThat(told()).isEqualTo(becomes);
    }

    private static Map<String, String> told() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Path page = Path.of("").toAbsolutePath().resolveSibling("docs/reference/webhooks.md");
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String[] cells = line.split("\\|", -1);
                told.put(row.group(1), cells[cells.length - 2].strip());
            }
        }
        return told;
    }
}
