package org.querencia.connect.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.runtime.imports.Detection.SuggestedField;
import org.querencia.runtime.imports.Detection.Suggestion;

class SuggesterTest {

    /// Beneath it nothing is imported unasked.
    private static final double SURE = 0.6;

    @TempDir private Path folder;

    /// `¶` stands for the end of a line.
    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    clientes.csv ~ customers         ~ Correo;Nombre;Apellidos;Ciudad¶ana@x.co;Ana;Ruiz;Cali
                    lista.csv    ~ customers         ~ Cédula;Nombre;Celular;Correo;Ciudad;Cumpleaños¶1020304050;Ana;3001234567;ana@x.co;Cali;1990-03-31
                    export.csv   ~ customers         ~ email,first_name,last_name,phone,country¶ana@x.co,Ana,Ruiz,+573001234567,CO
                    contacts.csv ~ contacts          ~ Email;Full name;Company;Job title¶ana@x.co;Ana Ruiz;Acme;Buyer
                    lista.csv    ~ contacts          ~ Correo;Nombre;NIT empresa;Empresa;Cargo;Rol de compra¶ana@x.co;Ana;900123456;Acme;Gerente;decide
                    ventas.csv   ~ orders            ~ Factura;Fecha;Correo;Producto;Cantidad;Precio¶F1;2026-01-05;ana@x.co;Café;2;10000
                    x.csv        ~ orders            ~ InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID¶536365,85123A,LANTERN,6,12/1/2010 8:26,2.55,17850
                    inventario.csv ~ products        ~ Código;Producto;Categoría;Precio;Costo;Existencias;Bodega¶C1;Café;bebidas;10000;6000;40;Cali
                    competencia.csv ~ competitor_prices ~ Código;Competidor;Precio;Fecha¶C1;Otro;9900;2026-01-05
                    pauta.csv    ~ ad_spend          ~ Fecha;Canal;Campaña;Costo;Impresiones;Clics¶2026-01-05;meta;verano;50000;1000;20
                    gastos.csv   ~ costs             ~ Fecha;Categoría;Valor;Detalle¶2026-01-05;salarios;5000000;enero
                    puntos.csv   ~ loyalty           ~ Tarjeta;Correo;Puntos;Nivel¶4411;ana@x.co;120;oro
                    socios.csv   ~ loyalty           ~ Correo;Saldo puntos¶ana@x.co;120
                    llamadas.csv ~ calls             ~ Fecha hora;Celular;Tipo llamada;Duración;Agente;Motivo¶2026-01-05 10:00;3001234567;entrante;120;Luz;pedido
                    feria.csv    ~ visits            ~ Fecha;Evento;Correo;Asistió¶2026-01-05;Feria;ana@x.co;sí
                    cartera.csv  ~ receivables       ~ Factura;NIT;Saldo;Vencimiento¶F1;900123456;10000;2026-03-05
                    events.csv   ~ events            ~ event;timestamp;email¶Signed Up;2026-01-05T10:00:00Z;ana@x.co
                    """)
    void the_kind_of_a_file_is_found_and_its_mapping_can_be_used(
            String name, String kind, String content) throws IOException {
        Suggestion suggestion = suggest(name, content);

        assertThat(suggestion.kind()).isEqualTo(kind);
        assertThat(suggestion.confidence()).isGreaterThanOrEqualTo(SURE);
        MappingReader.Read read = MappingReader.read(suggestion.mapping());
        assertThat(read.problems()).isEmpty();
        assertThat(Judge.missing(read.mapping().orElseThrow(), columns(content), read.places()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    uno;dos¶hola;adiós
                    Correo;Puntaje;Respuesta¶ana@x.co;9;muy bien
                    Pedido;Correo;Total¶P1;ana@x.co;10000
                    """)
    void of_what_is_not_clear_nobody_is_sure(String content) throws IOException {
        assertThat(suggest("x.csv", content).confidence()).isLessThan(SURE);
    }

    @Test
    void a_balance_of_money_is_no_balance_of_points() throws IOException {
        assertThat(suggest("x.csv", "Nombre;Correo;Ciudad;Saldo¶Ana;ana@x.co;Cali;1200").kind())
                .isEqualTo("customers");
    }

    @Test
    void addresses_some_of_which_are_none_are_addresses_all_the_same() throws IOException {
        assertThat(suggest("x.csv", "Correo;Nombre¶ana@example.co;Ana¶eva@;Eva").mapping())
                .contains("email: Correo");
        assertThat(suggest("x.csv", "Celular;Nombre¶123;Ana¶300 123 4567;Eva").mapping())
                .contains("phone: Celular");
    }

    @Test
    void contacts_and_their_company_are_told_apart() throws IOException {
        Suggestion suggestion =
                suggest(
                        "contactos.csv",
                        "Correo;Nombre;NIT empresa;Empresa;Cargo¶ana@x.co;Ana;900123456;Acme;Gerente");

        assertThat(suggestion.mapping())
                .isEqualTo(
                        """
                        kind: contacts
                        file:
                          decimal: ","
                          thousands: "."
                        person:
                          identifiers:
                            email: Correo
                          traits:
                            name: Nombre
                          company:
                            id: NIT empresa
                            traits:
                              name: Empresa
                            role: Cargo
                        """);
        assertThat(suggestion.fields())
                .extracting(SuggestedField::field, SuggestedField::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("person.identifiers.email", "Correo"),
                        org.assertj.core.groups.Tuple.tuple("person.traits.name", "Nombre"),
                        org.assertj.core.groups.Tuple.tuple("person.company.id", "NIT empresa"),
                        org.assertj.core.groups.Tuple.tuple("person.company.role", "Cargo"));
    }

    private Suggestion suggest(String name, String content) throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, content.strip().replace('¶', '\n') + "\n");
        return Suggester.suggest(new Detector("CO").detect(DataFile.of(file, name)));
    }

    private static List<String> columns(String content) {
        return List.of(content.strip().split("¶", 2)[0].split("[;,]", -1));
    }
}
