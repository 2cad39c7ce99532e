package org.querencia.science.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Correo electrónico | ana@x.co        | EMAIL
                    dato               | ana@x.co        | EMAIL
                    Celular            | 300 555 1234    | PHONE
                    telefono_fijo      | 6015551234      | PHONE
                    Cédula             | 52.123.456      | ID_NUMBER
                    NIT                | 900.123.456-7   | ID_NUMBER
                    soc_sec_id         | 6988048         | ID_NUMBER
                    dateOfBirth        | 1980-03-12      | DATE
                    Fecha de nacimiento | 12/03/1980     | DATE
                    Código postal      | 110111          | POSTCODE
                    Razón social       | Tornillos SAS   | BUSINESS_NAME
                    Nombre completo    | Ana López       | FULL_NAME
                    first_and_surname  | ana lopez       | FULL_NAME
                    Apellidos          | López García    | SURNAME
                    street_number      | 12              | NUMBER
                    Dirección          | Calle 10 # 4-21 | ADDRESS
                    Ciudad             | Cali            | PLACE
                    gender             | f               | CATEGORY
                    Acepta WhatsApp    | Sí              | CATEGORY
                    birth_place        | cali            | PLACE
                    """)
    void a_column_is_known_by_name_and_values(String name, String value, Kind kind) {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(new String[] {value});
        }

        assertThat(People.columns(List.of(name), rows).getFirst().kind()).isEqualTo(kind);
    }

    @Test
    void a_bare_name_is_whole_where_no_surname_stands_beside_it() {
        List<String[]> rows = List.of(new String[] {"Ana", "López"}, new String[] {"Luis", "Gil"});

        assertThat(People.columns(List.of("nombre", "apellido"), rows))
                .extracting(Column::kind)
                .containsExactly(Kind.GIVEN_NAME, Kind.SURNAME);
        assertThat(People.columns(List.of("nombre", "ciudad"), rows))
                .extracting(Column::kind)
                .containsExactly(Kind.FULL_NAME, Kind.PLACE);
    }

    @Test
    void days_of_a_company_are_not_days_of_birth() {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(
                    new String[] {
                        "2025-%02d-%02d".formatted(1 + i % 12, 1 + i % 28),
                        "%d-%02d-%02d".formatted(1940 + i % 60, 1 + i % 12, 1 + i % 28)
                    });
        }

        assertThat(People.columns(List.of("inscrito", "fecha"), rows))
                .extracting(Column::kind)
                .containsExactly(Kind.DAY, Kind.DATE);
    }

    @Test
    void an_empty_column_is_ignored() {
        List<String[]> rows = List.of(new String[] {""}, new String[] {""});

        assertThat(People.columns(List.of("nota"), rows).getFirst().kind()).isEqualTo(Kind.IGNORED);
    }
}
