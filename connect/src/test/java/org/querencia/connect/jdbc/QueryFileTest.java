package org.querencia.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.SourceKey;

class QueryFileTest {

    private static final Path EXAMPLE =
            Path.of("").toAbsolutePath().resolve("../examples/queries/erp-sales.yaml").normalize();

    @Test
    void the_reference_shows_the_example() throws IOException {
        String page = Files.readString(EXAMPLE.resolveSibling("../../docs/reference/queries.md"));
        String example =
                Files.readAllLines(EXAMPLE).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());

        assertThat(page).contains("```yaml\n" + example + "```\n");
    }

    @Test
    void the_example_is_a_query() throws IOException {
        Query query = QueryFile.read(EXAMPLE, name -> name.equals("ERP_PASSWORD") ? "hush" : "");

        assertThat(query)
                .isEqualTo(
                        new Query(
                                "erp-sales",
                                new SourceKey("erp"),
                                "jdbc:postgresql://10.0.0.5/erp",
                                "reader",
                                "hush",
                                """
                                select number, customer_email, sold_at, total, updated_at
                                from sale
                                where updated_at > :last
                                order by updated_at
                                """
                                        .strip(),
                                Optional.of("updated_at"),
                                Optional.of("2024-01-01T00:00:00Z"),
                                Duration.ofMinutes(10),
                                Files.readString(EXAMPLE.resolveSibling("erp-sales-mapping.yaml")),
                                Duration.ofMinutes(15)));
        assertThat(org.querencia.connect.mapping.MappingReader.read(query.mapping()).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    url: jdbc:x                              | 'query' is missing
                    query: select 1                          | 'url' is missing
                    [1, 2]                                   | holds no names with values
                    url: "                                  | is not YAML
                    urls: jdbc:x                             | line 1: known are source, url
                    url: ${NOWHERE}                          | variable NOWHERE is not set
                    {url: a, query: b, every: often}       | 'every' is 'often'; write it like 30s
                    {url: a, query: b, every: 1s}          | not below 10s
                    {url: a, query: b, mapping: none.yaml} | the mapping 'none.yaml' cannot be read
                    {url: a, query: b, source: NO}         | source key 'NO'
                    """)
    void what_is_wrong_is_said_with_the_file(String yaml, String words, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("q.yaml"), yaml);

        assertThatThrownBy(() -> QueryFile.read(file, _ -> ""))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(words);
    }
}
