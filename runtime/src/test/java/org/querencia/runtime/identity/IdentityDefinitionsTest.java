package org.querencia.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.identity.IdentityDefinition;

class IdentityDefinitionsTest {

    @Test
    void what_was_stored_is_read_again() throws IOException {
        String golden = golden();
        assertThat(IdentityDefinitions.read(golden)).isEqualTo(IdentityDefinition.defaults());
        assertThat(IdentityDefinitions.write(IdentityDefinition.defaults()))
                .isEqualTo(golden.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    []                                   | identity definition: expected an object
                    {'kinds':[]}                         | identity definition: 'kinds' is unknown; expected one of [types, undeclared]
                    {'types':[1]}                        | types[0]: expected an object
                    {'types':[{}]}                       | types[0].key: missing; expected text
                    {'types':[{'key':'a','normaliser':'mail'}]} | types[0].normaliser: 'mail' is unknown; expected one of [text, email, phone, tax-id, card, device]
                    {'types':[{'key':'a','normaliser':'text'}]} | types[0].limit: missing; expected a number
                    {'types':[{'key':'a','normaliser':'text','limit':1.5}]} | types[0].limit: 1.5 is no whole number
                    {'types':[{'key':'a','normaliser':'text','limit':1,'priority':1,'strength':'weak','blocked':'x'}]} | types[0].blocked: expected a list of texts
                    {'types':[]}                         | identifier types: user_id and anonymous_id must be among them
                    """)
    void what_is_wrong_is_said_with_its_place(String json, String message) {
        assertThatThrownBy(() -> IdentityDefinitions.read(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static String golden() throws IOException {
        try (InputStream file =
                IdentityDefinitionsTest.class.getResourceAsStream(
                        "/golden/definition/identity.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
