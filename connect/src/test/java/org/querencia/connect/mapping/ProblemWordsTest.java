package org.querencia.connect.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.runtime.imports.Preview.Problem;

/// What is wrong with a mapping is told in both languages.
class ProblemWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    fields: {}                               | falta «kind»: di de qué tratan las filas, como `kind: orders` | 'kind' is missing: say what the rows are about, such as `kind: orders`
                    kind: [                                  | esto no es YAML: expected the node content, but found '<stream end>' | this is not YAML: expected the node content, but found '<stream end>'
                    kind: customers                          | falta «person.identifiers»: di qué columnas nombran a la persona, como `email: Correo` | 'person.identifiers' is missing: say which columns name the person, such as `email: Correo`
                    {kind: products, fields: {name: Nombre}} | falta «product_id»: las filas del tipo products lo necesitan | 'product_id' is missing: rows of kind products need it
                    {kind: orders, fields: {order_id: N, date: F}} | los pedidos necesitan «price», «line_total» o «total»: sin eso no suman nada | orders need 'price', 'line_total' or 'total': else they come to nothing
                    {kind: orders, fields: {order_id: N, date: F, total: T}, zone: Luna} | «Luna»: se espera una zona horaria como America/Bogota | 'Luna': expected a time zone such as America/Bogota
                    {kind: orders, fields: {order_id: N, date: F, total: T}, kay: a} | «kay» no se conoce aquí; ¿querías decir «key»? | 'kay' is not known here; did you mean 'key'?
                    {kind: orders, fields: {order_id: N, date: F, total: T}, skip: {column: E}} | se espera lo que se le pregunta a la fila, como `column: Estado` e `is: anulada`; se conocen is, starts_with, ends_with, contains, matches, blank, below, at_most, above, at_least | expected what is asked of the row, such as `column: Estado` and `is: anulada`; known are is, starts_with, ends_with, contains, matches, blank, below, at_most, above, at_least
                    {kind: products, fields: {product_id: N}, file: {header: sí}} | «sí»: se espera true, false, o la línea que trae los nombres | 'sí': expected true, false, or the line with the names
                    {kind: contacts, person: {identifiers: {email: C}}} | falta «person.company»: los contactos son de una empresa | 'person.company' is missing: contacts belong to a company
                    """)
    void a_problem_of_a_mapping_is_told_in_both_languages(
            String yaml, String spanish, String english) {
        List<Problem> problems = MappingReader.read(yaml).problems();

        assertThat(problems)
                .extracting(problem -> problem.words().in(Locale.of("es")))
                .containsExactly(spanish);
        assertThat(problems)
                .extracting(problem -> problem.words().in(Locale.ENGLISH))
                .containsExactly(english);
    }
}
