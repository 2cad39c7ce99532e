package org.querencia.app.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.app.kit.Commands;
import org.querencia.app.kit.Commands.Said;
import org.querencia.runtime.attribution.NamedModel;
import tools.jackson.databind.JsonNode;

/// The command `attribute`, on files as people have them.
class AttributeCommandTest {
    private static final String THREE =
            """
            path,conversions,value,nulls
            c1 > c2 > c3,1,100,0
            c1,0,0,1
            c2 > c3,0,,1
            """;

    @TempDir private Path folder;

    private Said attribute(String content, String... options) throws IOException {
        Files.writeString(folder.resolve("paths.csv"), content);
        return new Commands(folder)
                .run(
                        Stream.concat(
                                        Stream.of(
                                                "attribute",
                                                folder.resolve("paths.csv").toString()),
                                        Stream.of(options))
                                .toArray(String[]::new));
    }

    @Test
    void a_chain_with_nulls_is_told_whole_and_unrounded() throws IOException {
        JsonNode json = attribute(THREE, "--order", "1", "--nulls", "--json").json();

        assertThat(json.propertyNames())
                .containsExactly(
                        "model", "order", "nulls", "paths", "conversions", "value", "rows");
        assertThat(json.path("conversions").asDouble()).isEqualTo(1);
        assertThat(json.path("value").asDouble()).isEqualTo(100);
        assertThat(json.at("/rows/2/channel").asString()).isEqualTo("c1");
        assertThat(json.at("/rows/2").propertyNames())
                .containsExactly(
                        "channel",
                        "conversions",
                        "value",
                        "share",
                        "removal_effect",
                        "removal_effect_value");
        assertThat(json.at("/rows/2/conversions").asDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(json.at("/rows/2/value").asDouble()).isCloseTo(20, within(1e-9));
        assertThat(json.at("/rows/2/removal_effect").asDouble()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void people_get_columns() throws IOException {
        assertThat(attribute(THREE, "--nulls").out())
                .isEqualTo(
                        """
                        CHANNEL  CONVERSIONS  SHARE   VALUE  LOST WITHOUT
                        c2       0.40         40.0 %  40.00  100.0 %
                        c3       0.40         40.0 %  40.00  100.0 %
                        c1       0.20         20.0 %  20.00  50.0 %
                        """);
    }

    @Test
    void other_programs_get_rows() throws IOException {
        assertThat(attribute(THREE, "--model", "last", "--format", "csv").out())
                .isEqualTo(
                        """
                        model,channel,conversions,value,share,removal_effect,removal_effect_value,standard_error,standard_error_value
                        last,c3,1.0,100.0,1.0,,,,
                        last,c1,0.0,0.0,0.0,,,,
                        last,c2,0.0,0.0,0.0,,,,
                        """);
    }

    @Test
    void all_models_stand_side_by_side() throws IOException {
        assertThat(attribute(THREE, "--model", "all").out())
                .isEqualTo(
                        """
                        CHANNEL  FIRST  LAST  LAST-NON-DIRECT  LINEAR  TIME-DECAY  POSITION  MARKOV  SHAPLEY
                        c1       1.00   0.00  0.00             0.33    0.14        0.40      0.33    0.33
                        c2       0.00   0.00  0.00             0.33    0.29        0.20      0.33    0.33
                        c3       0.00   1.00  1.00             0.33    0.57        0.40      0.33    0.33
                        """);
        JsonNode models = attribute(THREE, "--model", "all", "--json").json().path("models");
        assertThat(models.size()).isEqualTo(NamedModel.NAMES.size());
        models.forEach(model -> assertThat(sum(model)).isCloseTo(1, within(1e-9)));
    }

    private static double sum(JsonNode model) {
        return StreamSupport.stream(model.path("rows").spliterator(), false)
                .mapToDouble(row -> row.path("conversions").asDouble())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ruta;Conversiones;Valor;Nulos\nweb > tienda;2;1.500,50;3\n",
                "RUTA DE CONVERSIÓN\tTotal conversions\tTotal conversion value\tTotal null\nweb>tienda\t2\t1500.50\t3\n",
                "path,conversions,value,null\n\"web > tienda\",2,\"1,500.50\",3\n",
                "\uFEFFpath,conversions,value,nulls\r\n web  >  > tienda > ,2,1500.5,3\r\n"
            })
    void files_are_read_as_people_write_them(String content) throws IOException {
        JsonNode json = attribute(content, "--nulls", "--json").json();

        assertThat(json.path("conversions").asDouble()).isEqualTo(2);
        assertThat(json.path("value").asDouble()).isEqualTo(1_500.5);
        assertThat(json.path("rows"))
                .extracting(row -> row.path("channel").asString())
                .containsExactly("tienda", "web");
    }

    @Test
    void values_are_not_told_where_there_are_none() throws IOException {
        JsonNode row = attribute("path,conversions\na > b,1\nb,2\n", "--json").json().at("/rows/0");

        assertThat(row.propertyNames())
                .containsExactly("channel", "conversions", "share", "removal_effect");
    }

    @Test
    void times_of_touches_make_credit_fade_by_days() throws IOException {
        JsonNode json =
                attribute(
                                "path,conversions,days\na > b,3,14 > 7\n",
                                "--model",
                                "time-decay",
                                "--json")
                        .json();

        assertThat(json.at("/rows/0/conversions").asDouble()).isEqualTo(2);
    }

    @Test
    void columns_of_other_names_are_named() throws IOException {
        Said said =
                attribute(
                        "way|won|lost\nx|4|1\n",
                        "--path-column",
                        "way",
                        "--conversions-column",
                        "won",
                        "--nulls-column",
                        "lost",
                        "--model",
                        "shapley",
                        "--worth",
                        "rate",
                        "--json");

        assertThat(said.err()).isEmpty();
        assertThat(said.json().at("/rows/0/conversions").asDouble()).isEqualTo(4);
        assertThat(said.json().at("/rows/0/standard_error").asDouble()).isZero();
    }

    @Test
    void one_channel_gets_everything_and_that_is_said() throws IOException {
        Said said = attribute("path,conversions\nweb > web,3\n");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("web      3.00         100.0 %");
        assertThat(said.err())
                .isEqualTo("There is only one channel, so every model gives it everything.\n");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(
                        "journey,sold\na,1\n",
                        "paths.csv: no column is called 'conversions'; its columns are 'journey',"
                                + " 'sold'; name the right one with --conversions-column"),
                Arguments.of(
                        "path,conversions,conversion\na,1,1\n",
                        "paths.csv: both 'conversions' and 'conversion' may hold the conversions;"
                                + " say which with --conversions-column"),
                Arguments.of(
                        "path,conversions\na,1\nb > c,-2\n",
                        "paths.csv, line 3, column 'conversions': -2 is negative; expected 0 or"
                                + " more"),
                Arguments.of(
                        "path,conversions,value\na,1,-0.5\n",
                        "paths.csv, line 2, column 'value': -0.5 is negative; expected 0 or more"),
                Arguments.of(
                        "path,conversions\na,many\n",
                        "paths.csv, line 2, column 'conversions': 'many' is not a number"),
                Arguments.of(
                        "path,conversions\na,\n",
                        "paths.csv, line 2, column 'conversions': it is empty; expected 0 or more"),
                Arguments.of(
                        "path,conversions\n > ,1\n",
                        "paths.csv, line 2, column 'path': the path is empty; expected one channel"
                                + " or more"),
                Arguments.of(
                        "path,conversions,value\na,0,5\n",
                        "paths.csv, line 2: value 5.0 without a conversion; expected 0"),
                Arguments.of(
                        "path,conversions\na,1\nb,1,7\n",
                        "paths.csv, line 3: the row has 3 fields; there are 2 columns: is a delimiter or a"
                                + " quotation mark missing?"),
                Arguments.of(
                        "path,conversions\na,0\nb,0\n",
                        "paths.csv: no path has a conversion, so there is nothing to attribute"),
                Arguments.of(
                        "path,conversions\n",
                        "paths.csv: no path has a conversion, so there is nothing to attribute"),
                Arguments.of(
                        "path,conversions,days\na > b,1,3\n",
                        "paths.csv, line 2: times of 1 touches for a path of 2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bad")
    void what_cannot_be_taken_is_said_with_its_place(String content, String words)
            throws IOException {
        Said said = attribute(content, "--json");

        assertThat(said.err()).isEqualTo("querencia: " + words + "\n");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
    }

    static Stream<Arguments> misused() {
        return Stream.of(
                Arguments.of(
                        "--model markof",
                        "there is no model 'markof'; did you mean 'markov'?; there are first, last,"
                                + " last-non-direct, linear, time-decay, position, markov, shapley,"
                                + " all"),
                Arguments.of("--order 4", "order 4; expected 1 to 3"),
                Arguments.of(
                        "--nulls --nulls-column lost",
                        "paths.csv: there is no column 'lost'; its columns are 'path',"
                                + " 'conversions'"),
                Arguments.of(
                        "--nulls",
                        "paths.csv: --nulls needs a column 'nulls', or the name of one in"
                                + " --nulls-column"),
                Arguments.of("--samples 1", "1 samples; expected 2 to 1,000,000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misused")
    void what_cannot_be_asked_is_said(String options, String words) throws IOException {
        String[] all = ("--model shapley " + options).split(" ");
        Said said =
                attribute(
                        "path,conversions\na > b,1\n",
                        options.startsWith("--samples") ? all : options.split(" "));

        assertThat(said.err()).isEqualTo("querencia: " + words + "\n");
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_there_is_not_found() {
        Said said = new Commands(folder).run("attribute", "nothing.csv");

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err())
                .isEqualTo("querencia: there is no file nothing.csv that can be read\n");
    }
}
