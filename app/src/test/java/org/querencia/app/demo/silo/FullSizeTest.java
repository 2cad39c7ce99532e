package org.querencia.app.demo.silo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.command.CommandLines;
import org.querencia.app.demo.company.Company.Plan;
import org.querencia.app.demo.silo.TruthFile.Told;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The company of `querencia demo`: large enough to be one, small enough to come in while somebody
/// waits.
class FullSizeTest {

    @Test
    void the_company_is_of_the_size_that_is_promised(@TempDir Path folder) throws Exception {
        JsonNode said = demo("--files", folder.toString(), "--seed", "1", "--until", "2026-11-26");
        List<Told> truth = TruthFile.read(folder);

        assertThat(said.path("people").asInt()).isEqualTo(Plan.PEOPLE_DEFAULT);
        assertThat(said.path("orders").asInt()).isBetween(38_000, 50_000);
        assertThat(said.path("records").asInt()).isEqualTo(truth.size()).isBetween(70_000, 95_000);
        assertThat(documents(truth)).isBetween(8_000L, 12_500L);
        assertThat(siteEvents(folder)).isBetween(90_000L, 150_000L);
        assertThat(bytes(folder)).isLessThan(80_000_000);
        assertThat(truth.stream().map(Told::person).distinct().count()).isBetween(19_000L, 20_000L);
    }

    private static JsonNode demo(String... arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("demo", "--json"));
        all.addAll(List.of(arguments));
        int code =
                CommandLines.make()
                        .setOut(new PrintWriter(out))
                        .execute(all.toArray(String[]::new));
        assertThat(code).isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private static long documents(List<Told> truth) {
        return truth.stream().filter(told -> told.file().startsWith(InvoiceFiles.FOLDER)).count();
    }

    private static long siteEvents(Path folder) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(folder.resolve(WebEvents.FILE))),
                                StandardCharsets.UTF_8))) {
            return lines.lines().count();
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(FullSizeTest::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
