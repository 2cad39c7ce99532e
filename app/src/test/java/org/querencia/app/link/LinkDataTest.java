package org.querencia.app.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.app.kit.Commands;
import tools.jackson.databind.JsonNode;

/// Files whose truth is known, all linked by the same settings.
class LinkDataTest {
    private static final Path DATA =
            Path.of("").toAbsolutePath().resolve("../../shared/data/linkage").normalize();

    @TempDir private Path folder;

    private JsonNode linked(Path file, String id, Path truth) {
        return new Commands(folder)
                .ask(
                        "link",
                        file.toString(),
                        "--id",
                        id,
                        "--truth",
                        truth.toString(),
                        "--out",
                        folder.resolve("clusters.csv").toString());
    }

    /// Records are called rec-N-org and rec-N-dup-M.
    @ParameterizedTest
    @ValueSource(strings = {"febrl1", "febrl2", "febrl3"})
    void invented_people_with_errors_are_found_again(String name) throws IOException {
        Path file = DATA.resolve(name + ".csv");
        assumeThat(file).as("the data is not beside the project").exists();
        StringBuilder truth = new StringBuilder("id,entity\n");
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String id = line.substring(0, line.indexOf(','));
            truth.append(id).append(',').append(id.split("-", -1)[1]).append('\n');
        }

        JsonNode figures =
                linked(
                        file,
                        "rec_id",
                        Files.writeString(folder.resolve("truth.csv"), truth.toString()));

        assertThat(figures.path("f1").asDouble()).isGreaterThanOrEqualTo(0.998);
    }

    @Test
    void people_of_history_are_found_again() {
        Path file = DATA.resolve("historical_dev.csv");
        assumeThat(file).as("the data is not beside the project").exists();

        JsonNode figures = linked(file, "id", DATA.resolve("historical_dev_truth.csv"));

        assertThat(figures.path("f1").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(figures.path("precision").asDouble()).isGreaterThanOrEqualTo(0.99);
        assertThat(figures.path("largest").asInt()).isLessThanOrEqualTo(30);
    }

    /// Nothing was chosen by looking at one half only: each alone gives what the whole gives.
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void each_half_of_the_entities_alone_gives_the_same(int half) throws IOException {
        Path file = DATA.resolve("historical_dev.csv");
        assumeThat(file).as("the data is not beside the project").exists();
        Map<String, String> truth = new HashMap<>();
        for (String line : Files.readAllLines(DATA.resolve("historical_dev_truth.csv"))) {
            String[] cells = line.split(",", -1);
            truth.put(cells[0], cells[1]);
        }
        Predicate<String> ofHalf =
                line -> {
                    String id = line.substring(0, line.indexOf(','));
                    return id.equals("id") || (truth.getOrDefault(id, "").hashCode() & 1) == half;
                };
        Path part =
                Files.write(
                        folder.resolve("half.csv"),
                        Files.readAllLines(file).stream().filter(ofHalf).toList());

        JsonNode figures = linked(part, "id", DATA.resolve("historical_dev_truth.csv"));

        assertThat(figures.path("f1").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(figures.path("precision").asDouble()).isGreaterThanOrEqualTo(0.99);
    }
}
