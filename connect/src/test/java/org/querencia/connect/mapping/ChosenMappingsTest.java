package org.querencia.connect.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.imports.MappingSketch;
import org.querencia.runtime.imports.MappingSketch.Place;

/// From YAML to choices and back.
class ChosenMappingsTest {
    private static final String SALES =
            """
            # What the till writes.
            kind: orders
            file:
              decimal: ","
            person:
              identifiers:
                email: [Correo, Correo 2]
                user_id: {column: Cliente, as: whole}
            fields:
              order_id: Factura
              date: {column: Fecha, dates: dd/MM/yyyy}
              price: Precio
              channel: {value: shop}
            refund:
              when: {column: Factura, starts_with: C}
            reject:
              - {column: Cantidad, at_most: 0, reason: none sold}
            """;

    @Test
    void a_mapping_shows_what_could_have_been_chosen() {
        assertThat(ChosenMappings.sketch(SALES))
                .isEqualTo(
                        new MappingSketch(
                                "orders",
                                Map.of("decimal", ","),
                                "",
                                List.of(
                                        place("person.identifiers.email", "Correo"),
                                        place("person.identifiers.email", "Correo 2"),
                                        place("person.identifiers.user_id", "Cliente"),
                                        place("fields.order_id", "Factura"),
                                        new Place(
                                                "fields.date", "Fecha", Optional.of("dd/MM/yyyy")),
                                        place("fields.price", "Precio"))));
    }

    @Test
    void the_same_choices_change_not_a_letter() {
        assertThat(ChosenMappings.write(SALES, ChosenMappings.sketch(SALES))).isEqualTo(SALES);
    }

    @Test
    void choices_change_what_they_say_and_leave_the_rest() {
        MappingSketch before = ChosenMappings.sketch(SALES);
        List<Place> places = new ArrayList<>(before.places());
        places.remove(place("person.identifiers.email", "Correo 2"));
        places.remove(place("person.identifiers.user_id", "Cliente"));
        places.add(place("person.traits.name", "Cliente"));
        places.remove(new Place("fields.date", "Fecha", Optional.of("dd/MM/yyyy")));
        places.add(new Place("fields.date", "Fecha", Optional.of("MM/dd/yyyy")));
        Map<String, String> file = new LinkedHashMap<>(before.file());
        file.put("delimiter", ";");

        String after =
                ChosenMappings.write(SALES, new MappingSketch("orders", file, "USD", places));

        assertThat(after)
                .isEqualTo(
                        """
                        # What the till writes.
                        kind: orders
                        file:
                          decimal: ","
                          delimiter: ";"
                        person:
                          identifiers:
                            email: Correo
                          traits:
                            name: Cliente
                        fields:
                          order_id: Factura
                          date: {column: Fecha, dates: MM/dd/yyyy}
                          price: Precio
                          channel:
                            value: shop
                        refund:
                          when: {column: Factura, starts_with: C}
                        reject:
                          - {column: Cantidad, at_most: 0, reason: none sold}
                        currency: USD
                        """);
        assertThat(ChosenMappings.sketch(after).places())
                .containsExactlyInAnyOrderElementsOf(places);
        assertThat(MappingReader.read(after).mapping()).isPresent();
    }

    @Test
    void comments_stay_with_what_they_are_about() {
        String commented =
                """
                # Sales of the counter, since 2026.
                # Ask Ana before changing it.

                kind: orders # a row for each line
                file:
                  # The till writes commas.
                  decimal: ","
                person: # who bought
                  identifiers:
                    email: [Correo, Correo 2] # the second is often blank
                    # Numbers come as 17.0.
                    user_id: {column: Cliente, as: whole}
                fields:
                  order_id: Factura
                  date: {column: Fecha, # always with a day
                    dates: dd/MM/yyyy}
                  price: Precio
                reject:
                  # Samples.
                  - {column: Cantidad, at_most: 0, reason: none sold} # not counted
                # The end.
                """;
        MappingSketch before = ChosenMappings.sketch(commented);
        List<Place> places = new ArrayList<>(before.places());
        places.remove(place("person.identifiers.user_id", "Cliente"));
        places.add(place("person.traits.name", "Cliente"));

        assertThat(
                        ChosenMappings.write(
                                commented,
                                new MappingSketch("orders", before.file(), "USD", places)))
                .isEqualTo(
                        """
                        # Sales of the counter, since 2026.
                        # Ask Ana before changing it.

                        kind: orders # a row for each line
                        file:
                          # The till writes commas.
                          decimal: ","
                        person: # who bought
                          identifiers:
                            email: [Correo, Correo 2] # the second is often blank
                          traits:
                            name: Cliente
                        fields:
                          order_id: Factura
                          # always with a day
                          date: {column: Fecha, dates: dd/MM/yyyy}
                          price: Precio
                        reject:
                          # Samples.
                          - {column: Cantidad, at_most: 0, reason: none sold} # not counted
                        currency: USD
                        # The end.
                        """);
    }

    @Test
    void what_is_no_mapping_has_no_choices() {
        for (String text : List.of("", "kind: [", "- a", "7")) {
            assertThat(ChosenMappings.sketch(text)).as(text).isEqualTo(MappingSketch.EMPTY);
        }
    }

    private static Place place(String path, String column) {
        return new Place(path, column, Optional.empty());
    }
}
