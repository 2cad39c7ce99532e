package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.connect.mapping.Kind;
import org.querencia.connect.mapping.Kinds;
import org.querencia.runtime.imports.ImportJob;

/// Each example in `examples/mappings`, imported as a company would, against the facts written down
/// for it. Run with `-Dgolden.write=true` to write them anew, and read the difference before it is
/// kept.
class ExamplesTest {

    private static final Path EXAMPLES =
            Path.of("").toAbsolutePath().resolve("../examples/mappings").normalize();
    private static final Path GOLDEN = Path.of("src/test/resources/golden/mapping");

    @TempDir private Path folder;

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_becomes_the_facts_written_down_for_it(String name) throws IOException {
        try (Office office = new Office(folder)) {
            String mapping = Files.readString(EXAMPLES.resolve(name + ".yaml"));
            String rows = Files.readString(EXAMPLES.resolve(name + ".csv"));

            ImportJob job = office.take(mapping, rows);

            assertThat(job.figures().rejected()).as(office.rejects(job)).isZero();
            assertThat(job.notices()).isEmpty();
            String facts = FactLines.of(office.events());
            Path file = GOLDEN.resolve(name + ".txt");
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(GOLDEN);
                Files.writeString(file, facts);
            }
            assertThat(facts).isEqualTo(Files.readString(file));

            ImportJob again = office.take(mapping, rows);
            assertThat(again.figures().facts()).isZero();
            assertThat(again.figures().unchanged())
                    .isEqualTo(job.figures().rows() - job.figures().skipped());
        }
    }

    @Test
    void every_kind_has_an_example() throws IOException {
        TreeSet<String> kinds = new TreeSet<>();
        for (String name : examples()) {
            Files.readAllLines(EXAMPLES.resolve(name + ".yaml")).stream()
                    .filter(line -> line.startsWith("kind: "))
                    .forEach(line -> kinds.add(line.substring(6)));
        }
        assertThat(kinds)
                .isEqualTo(
                        Kinds.ALL.stream()
                                .map(Kind::name)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void a_corrected_amount_takes_the_place_of_the_former() throws IOException {
        try (Office office = new Office(folder)) {
            for (String name : List.of("ad-spend", "costs")) {
                String mapping = Files.readString(EXAMPLES.resolve(name + ".yaml"));
                String rows = Files.readString(EXAMPLES.resolve(name + ".csv"));
                office.take(mapping, rows);
                int before = office.events().size();

                office.take(mapping, rows.replace("182000.50", "99").replace("350.000", "99"));

                var corrected = office.events().getLast();
                assertThat(office.events()).hasSize(before + 1);
                String id = name.equals("costs") ? "cost_id" : "spend_id";
                assertThat(
                                office.events().stream()
                                        .filter(event ->
                                                event.properties()
                                                        .text(id)
                                                        .equals(corrected.properties().text(id)))
                                        .count())
                        .isEqualTo(2);
                assertThat(corrected.properties().text(id)).isNotEqualTo(Optional.empty());
            }
        }
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }
}
