package org.querencia.warehouse.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    WHERE a = "x"::regclass                               | WHERE a = reg_number("regclass", "x")
                    WHERE a = "x"::pg_catalog.regclass                    | WHERE a = reg_number("regclass", "x")
                    SELECT a.b::regtype, 1                                | SELECT reg_name("regtype", a.b), 1
                    SELECT f(a.b::regtype)                                | SELECT f(reg_number("regtype", a.b))
                    SELECT f(a)::regtype::text                            | SELECT reg_name("regtype", f(a))::text
                    SELECT f(x::regclass::oid)                            | SELECT f(reg_number("regclass", x)::oid)
                    SELECT CAST(CAST(f("a", b) AS REGCLASS) AS OID)       | SELECT CAST(reg_number("regclass", f("a", b)) AS OID)
                    SELECT a::regtype[]                                   | SELECT a
                    SELECT 1 -- x::regclass                               | SELECT 1 -- x::regclass
                    WHERE a <> ALL ("{b,c}"::text[])                      | WHERE a <> ALL(["b", "c"])
                    FROM pg_catalog.pg_class c WHERE c.tableoid = 0       | FROM pg_class c WHERE 0 = 0
                    FROM information_schema.columns                       | FROM told.columns
                    """)
    void what_only_postgresql_has_is_written_otherwise(String told, String read) {
        assertThat(CatalogueText.read(told.replace('"', '\''))).isEqualTo(read.replace('"', '\''));
    }
}
