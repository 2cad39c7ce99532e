package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

class MarkingDefinitionsTest {

    @Test
    void what_was_stored_is_read_again() throws IOException {
        String golden = golden();
        assertThat(MarkingDefinitions.write(full())).isEqualTo(golden);
        assertThat(MarkingDefinitions.read(golden)).isEqualTo(full());
        assertThat(MarkingDefinitions.read("{}")).isEqualTo(MarkingRules.NONE);
    }

    @Test
    void a_definition_of_another_kind_changes_nothing() {
        assertThat(MarkingDefinitions.read(full(), definition("identity", "no marking")))
                .isEqualTo(full());
        assertThat(MarkingDefinitions.read(full(), definition("marking", "{}")))
                .isEqualTo(MarkingRules.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    []                             | marking: expected an object
                    {'domains':[]}                 | marking: 'domains' is unknown; expected one of [staffDomains, staffNetworks, staffTraits, testSources]
                    {'staffDomains':'x.co'}        | staffDomains: expected a list of texts
                    {'staffDomains':['x.co',7]}    | staffDomains: expected a list of texts
                    {'staffDomains':['x.co','x']}  | staffDomains[1]: 'x' is no domain of e-mail addresses, such as shop.example
                    {'staffNetworks':['10.0.0.0/33']} | network '10.0.0.0/33': expected an address, or a range such as 192.0.2.0/24
                    {'staffTraits':[]}             | staffTraits: expected an object of traits and their values
                    {'staffTraits':{'':1}}         | staffTraits: '' is no trait; expected a name of 1 to 200 characters
                    {'staffTraits':{'a':null}}     | staffTraits.a: expected text of 1 to 200 characters, a number, true or false
                    {'staffTraits':{'a':' '}}      | staffTraits.a: expected text of 1 to 200 characters, a number, true or false
                    """)
    void what_is_wrong_is_said_with_its_place(String json, String message) {
        assertThatThrownBy(() -> MarkingDefinitions.read(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void lists_are_bounded() {
        List<String> domains =
                IntStream.rangeClosed(0, MarkingRules.ENTRIES_MAX)
                        .mapToObj("d%d.example"::formatted)
                        .toList();
        assertThatThrownBy(() -> new MarkingRules(domains, List.of(), Fields.NONE, Set.of()))
                .hasMessage("staffDomains: 101 entries; expected at most 100");
    }

    private static MarkingRules full() {
        Map<String, Value> traits = new LinkedHashMap<>();
        traits.put("employee", Value.of(true));
        traits.put("team", Value.of("ventas"));
        traits.put("level", Value.of(3));
        return new MarkingRules(
                List.of("@Shop.example", "amañ.example"),
                List.of(new Network("192.0.2.0/24"), new Network("2001:db8::/32")),
                new Fields(traits),
                Set.of(new SourceKey("web-test"), new SourceKey("staging")));
    }

    private static Definition definition(String kind, String content) {
        return new Definition(
                "m1",
                Origin.of("api", Trust.SECRET),
                CollectKit.NOON,
                "ana@x.co",
                kind,
                "",
                content);
    }

    private static String golden() throws IOException {
        try (InputStream file =
                MarkingDefinitionsTest.class.getResourceAsStream(
                        "/golden/definition/marking.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .strip();
        }
    }
}
