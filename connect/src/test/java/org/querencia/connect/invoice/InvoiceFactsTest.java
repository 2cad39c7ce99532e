package org.querencia.connect.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.mapping.Company;
import org.querencia.connect.mapping.FileFacts;
import org.querencia.connect.mapping.InvoiceMapping;
import org.querencia.connect.mapping.Judge;
import org.querencia.connect.mapping.Mapping;
import org.querencia.connect.mapping.MappingReader;
import org.querencia.connect.mapping.Suggester;
import org.querencia.connect.mapping.Verdict;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Readings;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.kit.Engine;

/// Each example in `examples/invoices` against what it becomes, by the mapping that is suggested
/// for it. Run with `-Dgolden.write=true` to write it anew, and read the difference before it is
/// kept.
class InvoiceFactsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/invoice");
    private static final Path EXAMPLES =
            Path.of("").toAbsolutePath().resolve("../examples/invoices").normalize();
    private static final Company COMPANY =
            new Company(
                    IdentityRules.defaults(Engine.WORKSPACE),
                    Engine.WORKSPACE.zone(),
                    Engine.WORKSPACE.currency());

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_becomes_the_facts_written_down_for_it(String name) throws IOException {
        String facts =
                drafts(EXAMPLES.resolve(name)).stream()
                        .map(InvoiceFactsTest::written)
                        .collect(Collectors.joining("\n"));

        Path file = GOLDEN.resolve(name.replace(".xml", ".txt"));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, facts + "\n");
        }
        assertThat(facts).isEqualTo(Files.readString(file).strip());
    }

    @Test
    void the_mapping_to_start_from_is_the_one_that_is_suggested() throws IOException {
        assertThat(EXAMPLES.resolve("mapping.yaml")).content().isEqualTo(InvoiceMapping.YAML);
        assertThat(MappingReader.read(InvoiceMapping.YAML).problems()).isEmpty();
        DetectedFile detected = detect(EXAMPLES.resolve("factura.xml"));
        assertThat(detected.format().type()).isEqualTo(FileFormat.Type.UBL);
        assertThat(Suggester.suggest(detected).mapping()).isEqualTo(InvoiceMapping.YAML);
    }

    @Test
    void xml_that_is_no_invoice_is_a_row_with_its_reason(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("page.xml"), "<html>\n</html>");

        try (Reading reading = open(page)) {
            assertThat(reading.next())
                    .hasValueSatisfying(item ->
                            assertThat(item)
                                    .isInstanceOfSatisfying(
                                            Reading.Item.Broken.class,
                                            broken ->
                                                    assertThat(broken.why().in(Locale.ENGLISH))
                                                            .startsWith("the document is <html>")));
            assertThat(reading.next()).isEmpty();
        }
    }

    @Test
    void of_an_archive_the_documents_are_read_and_their_pictures_are_not(@TempDir Path folder)
            throws IOException {
        Path archive = folder.resolve("ad1043.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : List.of("FVE1043.pdf", "AD1043.xml", "FVE1042.XML")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(EXAMPLES.resolve("documento-adjunto.xml")));
                zip.closeEntry();
            }
        }

        List<DataFile> files = Readings.filesIn(DataFile.of(archive, "ad1043.zip"));

        assertThat(files).extracting(DataFile::name).containsExactly("AD1043.xml", "FVE1042.XML");
        try (Reading reading =
                Readings.open(
                        files.getFirst(),
                        new Detector("CO").detect(files.getFirst()).format(),
                        List.of())) {
            assertThat(reading.next()).isPresent();
        }
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    /// The drafts of a document, its lines joined.
    private static List<Draft> drafts(Path file) throws IOException {
        Mapping mapping = MappingReader.read(InvoiceMapping.YAML).mapping().orElseThrow();
        Judge judge =
                new Judge(
                        mapping,
                        new FileFacts(
                                InvoiceRows.COLUMNS,
                                Readings.numbers(detect(file).format()),
                                Map.of()),
                        COMPANY,
                        Instant.parse("2026-11-26T12:00:00Z"));
        Map<String, List<List<Draft>>> told = new TreeMap<>();
        try (Reading reading = open(file)) {
            for (Optional<Reading.Item> item = reading.next();
                    item.isPresent();
                    item = reading.next()) {
                if (item.get() instanceof Reading.Item.Whole(var row)
                        && judge.judge(row) instanceof Verdict.Told(var key, var drafts, _)) {
                    told.computeIfAbsent(key, _ -> new ArrayList<>()).add(drafts);
                } else {
                    throw new AssertionError("not taken: " + item);
                }
            }
        }
        return told.values().stream()
                .flatMap(lines -> Judge.joining(mapping).join(lines).stream())
                .toList();
    }

    private static String written(Draft draft) {
        return "%s %s %s %s%n%s"
                .formatted(
                        draft.type(),
                        draft.name(),
                        draft.who(),
                        draft.at().map(Instant::toString).orElse(""),
                        new String(
                                ValueCodec.write(
                                        draft.traits().isEmpty()
                                                ? draft.properties()
                                                : draft.traits()),
                                UTF_8));
    }

    private static Reading open(Path file) throws IOException {
        return Readings.open(
                DataFile.of(file, String.valueOf(file.getFileName())),
                detect(file).format(),
                List.of());
    }

    private static DetectedFile detect(Path file) throws IOException {
        return new Detector("CO").detect(DataFile.of(file, String.valueOf(file.getFileName())));
    }
}
