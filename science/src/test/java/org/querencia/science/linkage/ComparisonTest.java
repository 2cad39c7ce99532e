package org.querencia.science.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    GIVEN_NAME    | ana           | ana maria     | same
                    GIVEN_NAME    | francisco     | pacho         | variant or short form
                    GIVEN_NAME    | william       | bill          | variant or short form
                    GIVEN_NAME    | marcela       | marecla       | typing error
                    GIVEN_NAME    | lucia         | ana lucia     | among the other's names
                    GIVEN_NAME    | j             | jorge         | initial or beginning
                    GIVEN_NAME    | jesika        | yessica       | different
                    GIVEN_NAME    | vivian        | bibian        | similar or sounds the same
                    GIVEN_NAME    | rosa          | pedro         | different
                    SURNAME       | lopez garcia  | garcia lopez  | same
                    SURNAME       | lopez garcia  | lopez         | one of them the same
                    SURNAME       | lopez garcia  | garcia        | one of them the same
                    SURNAME       | lopez garcia  | perez garcia  | similar or sounds the same
                    SURNAME       | gonzalez      | gonzales      | typing error
                    SURNAME       | castro        | rojas         | different
                    DATE          | 19800312      | 19801203      | one digit, or two swapped
                    DATE          | 19800312      | 19800313      | one digit, or two swapped
                    DATE          | 19800312      | 18800412      | two digits
                    DATE          | 18500101      | 18500713      | same year, the rest unknown in one
                    DATE          | 19800312      | 19800325      | same year and month or day, or day and month
                    DATE          | 19800312      | 19800725      | same year
                    DATE          | 19800312      | 19551130      | different
                    POSTCODE      | cv7 7bw       | cv7 7bq       | one sign, or two swapped
                    POSTCODE      | cv7 7bw       | cv7 1aa       | same district
                    POSTCODE      | cv7 7bw       | le2 0zz       | different
                    PHONE         | 3005551234    | 3005551243    | one sign, or two swapped
                    PHONE         | 3105551234    | 6025551234    | same end
                    EMAIL         | luz.rios@a.co | luz.rios@b.org | same name at another house
                    EMAIL         | ventas@rios.co | gerencia@rios.co | same small house
                    ID_NUMBER     | 900123456     | 9001234567    | one sign, or two swapped
                    ID_NUMBER     | 52123456      | 79998877      | different
                    ADDRESS       | calle 10 4 21 | calle 10 4 12 | typing error
                    BUSINESS_NAME | ferreteria tornillo | tornillo ferreteria | most words the same
                    PLACE         | cali          | pasto         | different
                    CATEGORY      | f             | m             | different
                    """)
    void values_agree_so_far(Kind kind, String one, String other, String level) {
        Map<String, Integer> known = new TreeMap<>();
        known.put(one, 0);
        known.put(other, 1);
        Field field = Fields.made("field", kind, new int[] {0, 1}, known);
        int a = field.codes[0];
        int b = field.codes[1];

        assertThat(field.levels().get(field.level(a, b)).words()).isEqualTo(level);
        assertThat(field.level(b, a)).isEqualTo(field.level(a, b));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    perez     | perez     | 0
                    perez     | peres     | 1
                    perez     | eprez     | 1
                    perez     | perezz    | 1
                    perez     | pres      | 2
                    perez     | gomez     | 3
                    perez     | rodriguez | 3
                    """)
    void letters_to_change_are_counted_up_to_a_bound(String one, String other, int steps) {
        assertThat(Strings.distance(one, other, 2)).isEqualTo(steps);
        assertThat(Strings.distance(other, one, 2)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({"martha, marhta, 0.961", "dwayne, duane, 0.840", "dixon, dicksonx, 0.813"})
    void the_similarities_of_winkler_1990(String one, String other, double similarity) {
        assertThat(Strings.jaroWinkler(one, other))
                .isCloseTo(similarity, org.assertj.core.data.Offset.offset(0.0006));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 12/03/1980, 19800312",
        "DATE, 1980-03-12, 19800312",
        "DATE, 1822-22-12, 18222212",
        "PHONE, +57 300 555 1234, 3005551234",
        "ID_NUMBER, 900.123.456-7, 900123456",
        "EMAIL, Luz@Rios.CO, luz@rios.co",
        "BUSINESS_NAME, Ferretería El Tornillo S.A.S., ferreteria el tornillo",
        "SURNAME, De la Hoz Ñáñez, hoz nanez",
        "PLACE, N/A, ''"
    })
    void what_is_only_written_otherwise_is_the_same(Kind kind, String raw, String plain) {
        assertThat(Plain.of(raw, kind, false)).isEqualTo(plain);
    }
}
