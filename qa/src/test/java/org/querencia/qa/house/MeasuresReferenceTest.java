package org.querencia.qa.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Measure;
import org.querencia.warehouse.measure.MeasureYaml;

/// The reference of measures is made of the files the program itself answers by. With
/// `-Dquerencia.reference=write` it is written anew.
class MeasuresReferenceTest {

    private static final Path FILE = Project.root().resolve("docs/reference/measures.md");
    private static final List<Measure> SHIPPED = new MeasureYaml().shipped();

    @Test
    void the_reference_says_what_every_measure_means() throws IOException {
        String text = Project.content(FILE);
        int start = text.indexOf(heading(Measure.Theme.SALES));
        String words = start < 0 ? text : text.substring(0, start);
        String expected = words.stripTrailing() + "\n\n" + tables();
        if ("write".equals(System.getProperty("querencia.reference"))) {
            Files.writeString(FILE, expected);
        } else {
            assertThat(text).isEqualTo(expected);
        }
    }

    private static String tables() {
        return Arrays.stream(Measure.Theme.values())
                .map(MeasuresReferenceTest::table)
                .collect(Collectors.joining("\n"));
    }

    private static String table(Measure.Theme theme) {
        return heading(theme)
                + "\n| key | name | what it means | unit | good | split by | least |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |\n"
                + SHIPPED.stream()
                        .filter(measure -> measure.theme() == theme)
                        .map(MeasuresReferenceTest::row)
                        .collect(Collectors.joining());
    }

    private static String heading(Measure.Theme theme) {
        return "## " + title(theme.text()) + "\n";
    }

    private static String row(Measure measure) {
        return "| `%s` | %s (*%s*) | %s%s | %s | %s | %s | %s |\n"
                .formatted(
                        measure.key(),
                        cell(measure.name().en()),
                        cell(measure.name().es()),
                        cell(measure.meaning().en()),
                        measure.source().isEmpty() ? "" : " " + cell(measure.source()),
                        measure.unit().text(),
                        measure.better().text(),
                        kinds(measure),
                        measure.minimum() == 0 ? "" : Long.toString(measure.minimum()));
    }

    private static String kinds(Measure measure) {
        return Arrays.stream(Dimension.Kind.values())
                .filter(measure.kinds()::contains)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String title(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
