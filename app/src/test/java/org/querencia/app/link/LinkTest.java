package org.querencia.app.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.science.linkage.KeyKind;
import org.querencia.science.linkage.Kind;

class LinkTest {
    private static final String CUSTOMERS =
            """
            id;nombre;cédula;celular;ciudad
            1;Ana María Peña López;52.123.456;300 555 1234;Cali
            2;PEÑA LOPEZ ANA MARIA;52123456;+57 3005551234;Cali
            3;Ana Peña;;3005551234;Cali
            4;Luis Gil;79998877;3115550000;Bogotá
            5;Luis Alberto Gil Rojas;79998877;;Bogotá
            6;Marta Ruiz;41000111;3205559999;Pasto
            7;Jorge Díaz;1020304050;3015558888;Neiva
            8;Rosa Castro;30111222;3025557777;Tunja
            """;

    @TempDir private Path folder;

    private Said link(String... arguments) {
        return link("en", arguments);
    }

    private Said link(String language, String[] arguments) {
        return new Commands(folder)
                .run(
                        Stream.concat(Stream.of("link", "--lang", language), Stream.of(arguments))
                                .toArray(String[]::new));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private String out() {
        return folder.resolve("clusters.csv").toString();
    }

    private Map<String, String> entities(int id, int entity) throws IOException {
        return Files.readAllLines(Path.of(out())).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .collect(Collectors.toMap(cells -> cells.get(id), cells -> cells.get(entity)));
    }

    @Test
    void customers_of_a_company_are_found_again() throws IOException {
        Path file = file("clientes.csv", CUSTOMERS);

        Said said = link(file.toString(), "--out", out());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("nombre: full name", "cédula: id number", "celular: phone");
        assertThat(entities(0, 1))
                .isEqualTo(
                        Map.of(
                                "1", "1", "2", "1", "3", "1", "4", "4", "5", "4", "6", "6", "7",
                                "7", "8", "8"));
    }

    @Test
    void accents_of_windows_are_read() throws IOException {
        Path file = folder.resolve("clientes.csv");
        Files.write(file, CUSTOMERS.getBytes(Charset.forName("windows-1252")));

        Said said = link(file.toString(), "--out", out());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("cédula: id number");
    }

    @Test
    void figures_stand_beside_the_truth_under_known_names() throws IOException {
        Path file = file("clientes.csv", CUSTOMERS);
        Path truth = file("truth.csv", "id,entity\n1,a\n2,a\n3,a\n4,b\n5,b\n6,c\n7,d\n8,e\n");

        Said said = link(file.toString(), "--truth", truth.toString(), "--out", out(), "--json");

        assertThat(said.err()).isEmpty();
        assertThat(said.json().propertyNames())
                .containsExactly(
                        "records",
                        "clusters",
                        "seconds",
                        "precision",
                        "recall",
                        "f1",
                        "edges",
                        "largest");
        assertThat(said.json().path("edges").propertyNames())
                .containsExactly("precision", "recall", "f1");
        assertThat(said.json().path("records").asInt()).isEqualTo(8);
        assertThat(said.json().path("precision").asDouble()).isEqualTo(1);
    }

    @Test
    void several_files_are_linked_whatever_their_columns_are_called() throws IOException {
        Path shop = file("shop.csv", CUSTOMERS);
        Path till =
                file(
                        "till.csv",
                        """
                        id,Nombres,Apellidos,Documento,Teléfono
                        1,Luis Alberto,Gil Rojas,79998877,3115550000
                        2,Rosa,Castro,30111222,3025557777
                        3,Elena,Soto,51999000,3185550101
                        """);

        Said said = link(shop.toString(), till.toString(), "--out", out());

        assertThat(said.code()).as(said.err()).isZero();
        List<String> lines = Files.readAllLines(Path.of(out()));
        assertThat(lines.getFirst()).isEqualTo("source,id,entity,probability");
        assertThat(lines).anyMatch(line -> line.startsWith("till.csv,2,shop.csv:8,"));
        assertThat(lines).anyMatch(line -> line.startsWith("till.csv,3,till.csv:3,"));
    }

    @Test
    void parquet_gives_what_csv_gives() throws IOException, SQLException {
        Path csv = file("clientes.csv", CUSTOMERS);
        Path parquet = folder.resolve("clientes.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_csv('%s', delim = ';', all_varchar = true)) TO '%s' (FORMAT parquet)"
                            .formatted(csv, parquet));
        }
        link(csv.toString(), "--out", out());
        String ofCsv = Files.readString(Path.of(out()));

        Said said = link(parquet.toString(), "--out", out());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readString(Path.of(out()))).isEqualTo(ofCsv);
    }

    @Test
    void what_a_configuration_says_is_done() throws IOException {
        Path file = file("clientes.csv", CUSTOMERS);
        Path config =
                file(
                        "link.yaml",
                        """
                        id: id
                        kinds:
                          nombre: full-name
                        ignore: [cédula, celular]
                        threshold: 0.9
                        one-to-one: [clientes.csv]
                        """);

        Said said = link(file.toString(), "--config", config.toString(), "--out", out());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("cédula: ignored");
        assertThat(said.out()).startsWith("8 records are 8 entities");
    }

    @Test
    void the_report_is_one_page_that_needs_no_other() throws IOException {
        Path file = file("clientes.csv", CUSTOMERS.replace("Marta Ruiz", "<script>alert(1)"));
        Path report = folder.resolve("link.html");

        link(file.toString(), "--out", out(), "--report", report.toString());

        assertThat(Files.readString(report))
                .contains("What agreement weighs", "How sure pairs are", "<svg", "cédula")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void in_spanish_the_terminal_and_the_report_speak_spanish() throws IOException {
        Path file = file("clientes.csv", CUSTOMERS);
        Path truth = file("truth.csv", "id,entity\n1,a\n2,a\n3,a\n4,b\n5,b\n6,c\n7,d\n8,e\n");
        Path report = folder.resolve("link.html");

        Said said =
                link(
                        "es",
                        new String[] {
                            file.toString(),
                            "--truth",
                            truth.toString(),
                            "--out",
                            out(),
                            "--report",
                            report.toString()
                        });

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .contains("leyendo …", "eligiendo claves …", "nombre: nombre completo")
                .doesNotContain("reading", "full name");
        assertThat(said.out())
                .startsWith("8 registros son 5 entidades, la mayor de 3 registros")
                .contains("precisión 1,0000");
        assertThat(Files.readString(report))
                .contains(
                        "<html lang=\"es\">",
                        "Cuánto pesa coincidir",
                        "Qué tan seguras son las parejas",
                        "un error al escribir",
                        "número de documento")
                .doesNotContain("typing error", "of records", "What agreement", "bits: 0 pairs");
    }

    @Test
    void every_word_of_linking_is_there_in_both_languages() {
        LinkTexts english = LinkTexts.in(LinkTexts.Language.EN);
        LinkTexts spanish = LinkTexts.in(LinkTexts.Language.ES);

        assertThat(spanish.keys()).isEqualTo(english.keys());
        for (LinkTexts texts : List.of(english, spanish)) {
            for (Kind kind : Kind.values()) {
                assertThat(texts.kind(kind)).isNotBlank();
            }
            for (KeyKind kind : KeyKind.values()) {
                assertThat(texts.keys())
                        .contains("key." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_be_linked_is_refused_in_words(
            String content, List<String> more, int code, String words) throws IOException {
        Path file = folder.resolve("bad.csv");
        if (!content.equals("none")) {
            Files.writeString(file, content);
        }

        Said said =
                link(
                        Stream.concat(
                                        Stream.of(file.toString(), "--out", out()),
                                        more.stream()
                                                .map(one ->
                                                        one.replace("%", folder.toString() + "/")))
                                .toArray(String[]::new));

        assertThat(said.err()).contains(words);
        assertThat(said.code()).isEqualTo(code);
        assertThat(Path.of(out())).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(one -> one.toString().endsWith(".partial"))).isEmpty();
        }
    }

    static Stream<Arguments> refused() {
        String two = "id,name\n1,ana\n2,luis\n";
        return Stream.of(
                Arguments.of("none", List.of(), 3, "is not there"),
                Arguments.of("", List.of(), 2, "bad.csv"),
                Arguments.of("id,name\n", List.of(), 2, "no records"),
                Arguments.of("id,name\n1,ana\n", List.of(), 2, "one record"),
                Arguments.of("name,city\nana,cali\nluis,pasto\n", List.of(), 2, "--id COLUMN"),
                Arguments.of(two, List.of("--id", "nmae"), 2, "did you mean 'name'?"),
                Arguments.of("id  name\n1  ana\n2  luis\n", List.of(), 2, "delimiter"),
                Arguments.of(
                        "id,name\n1,ana\n2,luis\n1,rosa\n",
                        List.of(),
                        2,
                        "'1' stands in lines 2 and 4"),
                Arguments.of("id,name\n1,ana\n,luis\n", List.of(), 2, "line 3: nothing stands"),
                Arguments.of("id,name\n1,ana\n2,ana\n3,ana\n", List.of(), 2, "the same"),
                Arguments.of("id,name\n1,\n2,\n", List.of(), 2, "the same"),
                Arguments.of("id,name\n1,ana\n2,luis,x\n", List.of(), 2, "line 3"),
                Arguments.of(
                        "id,name\n1,ana\n2,\"" + "x".repeat(10_000_000) + "\"\n",
                        List.of(),
                        2,
                        "line 3"),
                Arguments.of(two, List.of("--threshold", "1.5"), 2, "threshold 1.5"),
                Arguments.of(two, List.of("--truth", "%none.csv"), 2, "none.csv is not there"),
                Arguments.of(two, List.of("--config", "%none.yaml"), 2, "none.yaml"),
                Arguments.of(
                        two, List.of("--report", "%none/report.html"), 2, "cannot be written"));
    }

    @Test
    void a_list_that_is_there_stays_when_the_next_is_refused() throws IOException {
        Files.writeString(Path.of(out()), "kept");
        Path file = file("bad.csv", "id,name\n1,ana\n1,luis\n");

        Said said = link(file.toString(), "--out", out());

        assertThat(said.code()).isEqualTo(2);
        assertThat(Files.readString(Path.of(out()))).isEqualTo("kept");
    }
}
