package org.querencia.qa.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// How a company's country reads telephones and tax ids, from what is sent to what is found.
class SpellingByCountryTest {

    @TempDir private Path folder;

    /// As sent, otherwise spelled, and as known.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CO | 300 123 4567    | +573001234567 | 900.373.115-3 | 9003731153 | 900373115
                    ES | 612 34 56 78    | +34612345678  | 12345678-z    | ES12345678Z | 12345678Z
                    MX | 55 1234 5678    | +525512345678 | gode-561231-gr8 | GODE561231GR8 | GODE561231GR8
                    """)
    void a_person_is_found_however_telephone_and_tax_id_are_spelled(
            String country,
            String phone,
            String knownPhone,
            String taxId,
            String otherTaxId,
            String knownTaxId) {
        try (Company company = new Company(folder, country)) {
            company.collect(
                    "/v1/identify",
                    """
                    {"userId":"u1","traits":{"phone":"%s","tax_id":"%s"}}
                    """
                            .formatted(phone, taxId));
            JsonNode person = company.person("user_id:u1");
            assertThat(person.path("identifiers").toString())
                    .isEqualTo(
                            ("[{\"type\":\"user_id\",\"value\":\"u1\"},"
                                            + "{\"type\":\"tax_id\",\"value\":\"%s\"},"
                                            + "{\"type\":\"phone\",\"value\":\"%s\"}]")
                                    .formatted(knownTaxId, knownPhone));
            for (String identifier :
                    new String[] {
                        "phone:" + phone,
                        "phone:" + knownPhone,
                        "tax_id:" + taxId,
                        "tax_id:" + otherTaxId,
                        "tax_id:" + knownTaxId
                    }) {
                assertThat(company.person(identifier).path("id"))
                        .as(identifier)
                        .isEqualTo(person.path("id"));
            }
        }
    }
}
