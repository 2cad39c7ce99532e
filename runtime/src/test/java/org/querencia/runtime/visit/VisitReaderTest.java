package org.querencia.runtime.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.visit.StoreVisit;
import org.querencia.core.visit.StoreVisit.Bought;
import org.querencia.core.visit.StoreVisit.Interest;
import org.querencia.core.visit.StoreVisit.NotBought;
import org.querencia.core.visit.StoreVisit.Piece;
import org.querencia.core.visit.StoreVisit.Thing;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.visit.VisitForm.Newcomer;
import org.querencia.runtime.visit.VisitForm.Nobody;

class VisitReaderTest {

    @Test
    void a_sale_with_every_answer_is_read() {
        VisitForm form =
                read(
                        """
                        {"id": "v-1", "at": "2026-11-01T12:00:00Z", "sentAt": "2026-11-01T12:00:05Z",
                         "person": {"name": "Rosa", "phone": "300 555 01 77", "card": "T-9"},
                         "outcome": "bought", "total": "64000",
                         "products": [{"product": "p-0", "name": "Café", "quantity": 2, "price": 32000}, "Pan"],
                         "tried": ["Arepa"], "asked": [{"product": "p-2"}],
                         "interest": "much", "arrival": "walked-by", "note": " vuelve "}
                        """);

        assertThat(form)
                .isEqualTo(
                        new VisitForm(
                                new StoreVisit(
                                        "v-1",
                                        Optional.of(Instant.parse("2026-11-01T12:00:00Z")),
                                        Optional.of(Instant.parse("2026-11-01T12:00:05Z")),
                                        new Bought(
                                                List.of(
                                                        new Piece(
                                                                new Thing("p-0", "Café"),
                                                                new BigDecimal(2),
                                                                Optional.of(new BigDecimal(32000))),
                                                        new Piece(
                                                                new Thing("", "Pan"),
                                                                BigDecimal.ONE,
                                                                Optional.empty())),
                                                Optional.of(new BigDecimal(64000))),
                                        List.of(new Thing("", "Arepa")),
                                        List.of(new Thing("p-2", "p-2")),
                                        Interest.MUCH,
                                        "walked-by",
                                        "vuelve"),
                                new Newcomer(
                                        "Rosa",
                                        Map.of("phone", "300 555 01 77", "loyalty_card", "T-9"))));
    }

    @Test
    void the_outcome_alone_is_enough() {
        assertThat(read("{\"outcome\": \"not-bought\"}"))
                .isEqualTo(
                        new VisitForm(
                                new StoreVisit(
                                        "made",
                                        Optional.empty(),
                                        Optional.empty(),
                                        new NotBought("", ""),
                                        List.of(),
                                        List.of(),
                                        Interest.UNTOLD,
                                        "",
                                        ""),
                                new Nobody()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                         | outcome         | NO_OUTCOME
                    {"outcome":"maybe"}                                        | outcome         | BAD_WORD
                    {"outcome":"bought","colour":"red"}                        | colour          | UNKNOWN_FIELD
                    {"outcome":"bought","id":"a b"}                            | id              | BAD_ID
                    {"outcome":"bought","at":"today"}                          | at              | BAD_TIME
                    {"outcome":"bought","total":"abc"}                         | total           | BAD_NUMBER
                    {"outcome":"bought","total":-1}                            | total           | BAD_NUMBER
                    {"outcome":"bought","total":1e15}                          | total           | BAD_NUMBER
                    {"outcome":"bought","products":[{"name":"a","quantity":0}]}| products[0].quantity | BAD_NUMBER
                    {"outcome":"bought","products":[{}]}                       | products[0]     | NO_NAME
                    {"outcome":"bought","products":[{"name":"a","sku":"b"}]}   | products[0].sku | UNKNOWN_FIELD
                    {"outcome":"bought","tried":"pan"}                         | tried           | BAD_WORD
                    {"outcome":"bought","interest":"huge"}                     | interest        | BAD_WORD
                    {"outcome":"bought","person":{"name":"Rosa"}}              | person          | NO_CONTACT
                    {"outcome":"bought","person":{"profile":"7"}}              | person.profile  | UNKNOWN_PERSON
                    """)
    void what_makes_no_sense_is_refused_where_it_stands(String json, String field, String reason) {
        VisitRefusedException refused =
                catchThrowableOfType(VisitRefusedException.class, () -> read(json));

        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.reason().name()).isEqualTo(reason);
        assertThat(refused).hasMessageStartingWith(field + ":");
    }

    @Test
    void lists_and_texts_have_an_end() {
        assertThat(
                        catchThrowableOfType(
                                        VisitRefusedException.class,
                                        () ->
                                                read(
                                                        "{\"outcome\":\"bought\",\"tried\":[%s\"a\"]}"
                                                                .formatted("\"a\",".repeat(20))))
                                .getMessage())
                .isEqualTo("tried: expected at most 20");
        assertThat(
                        catchThrowableOfType(
                                        VisitRefusedException.class,
                                        () ->
                                                read(
                                                        "{\"outcome\":\"bought\",\"note\":\"%s\"}"
                                                                .formatted("a".repeat(1_001))))
                                .getMessage())
                .isEqualTo("note: expected at most 1000 characters");
    }

    @Test
    void lists_are_written_as_they_are_read() {
        VisitLists lists = new VisitLists(List.of("price", "No hay parqueadero"), List.of());

        assertThat(VisitDefinitions.write(lists))
                .isEqualTo("{\"reasons\":[\"price\",\"No hay parqueadero\"],\"arrivals\":[]}");
        assertThat(VisitDefinitions.read(VisitDefinitions.write(lists))).isEqualTo(lists);
        assertThat(VisitDefinitions.read("{}")).isEqualTo(VisitLists.DEFAULTS);
    }

    private static VisitForm read(String json) {
        return VisitReader.read((Fields) ValueCodec.read(json.getBytes(UTF_8)), "made");
    }
}
