package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.UploadId;
import org.querencia.runtime.kit.Engine;

/// Rows that cannot be taken are listed one by one, each with its line, column, value and reason;
/// the rows beside them are taken.
class RowFaultsTest {

    private static final String SPENDING =
            """
            kind: ad_spend
            file: {dates: dd/MM/yyyy, decimal: ","}
            fields:
              date: dia
              channel: canal
              campaign: campana
              cost: costo
              currency: moneda
              impressions: impresiones
            """;

    @TempDir private Path folder;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void values_that_cannot_be_are_told_row_by_row() {
        ImportJob job =
                office.take(
                        SPENDING,
                        """
                        dia;canal;campana;costo;moneda;impresiones
                        01/02/2026;meta;otoño;1.234,50;COP;10
                        31/02/2026;meta;otoño;10;COP;10
                        2026-13-01;meta;otoño;10;COP;10
                        ayer;meta;otoño;10;COP;10
                        01/03/2199;meta;otoño;10;COP;10
                        02/02/2026;;otoño;10;COP;10
                        03/02/2026;meta;otoño;-10;COP;10
                        04/02/2026;meta;otoño;diez;COP;10
                        05/02/2026;meta;otoño;9999999999999;COP;10
                        06/02/2026;meta;otoño;10;PESOS;10
                        07/02/2026;meta;otoño;10;XQQ;10
                        08/02/2026;meta;otoño;10;COP;1,5
                        09/02/2026;meta;otoño;10;;
                        01/02/2026;meta;otoño;77;COP;10
                        """);

        assertThat(table(job))
                .isEqualTo(
                        """
                        3 | dia | 31/02/2026 | there is no such day, as dates are written here (dd/MM/yyyy)
                        4 | dia | 2026-13-01 | there is no such day, as dates are written here (dd/MM/yyyy)
                        5 | dia | ayer | this is no date as they are written here (dd/MM/yyyy)
                        6 | dia | 01/03/2199 | the date lies in the future
                        7 | canal |  | 'channel' is blank, and needed
                        8 | costo | -10 | the amount is below zero
                        9 | costo | diez | this is no number as they are written here (1.234,56)
                        10 | costo | 9999999999999 | the number is beyond a trillion
                        11 | moneda | PESOS | this currency is unknown: expected a code such as COP or USD
                        12 | moneda | XQQ | this currency is unknown: expected a code such as COP or USD
                        13 | impresiones | 1,5 | expected a whole number
                        15 |  |  | line 2 is about the same and says otherwise: name further columns in `key`, or `key: none`
                        """);
        assertThat(job.figures()).isEqualTo(new ImportFigures(14, 2, 0, 0, 0, 12, 2, 0, 0));
    }

    @Test
    void rows_that_are_no_rows_are_told_too() {
        String huge = "x".repeat(10 << 20);
        ImportJob job =
                office.take(
                        "kind: customers\nperson: {identifiers: {email: correo}, traits: {name: nombre}}",
                        "correo;nombre\n"
                                + "ana@x.co;Ana\n"
                                + "eva@x.co\n"
                                + "leo@x.co;Leo;Cali\n"
                                + "mia@x.co;"
                                + huge
                                + "\n"
                                + "sol@x.co;\"Sol\n"
                                + "luz@x.co;\"Luz, la de \"\"Cali\"\"\"\n"
                                + ";Nadie\n"
                                + "paz@;Paz\n"
                                + "=HYPERLINK(\"x\");Ida\n"
                                + "ivo@x.co;#N/A\n"
                                + "gil@x.co;Gil\n");

        assertThat(table(job))
                .isEqualTo(
                        """
                        3 |  | eva@x.co | the row has 1 fields; there are 2 columns: is a delimiter or a quotation mark missing?
                        4 |  | leo@x.co;Leo;Cali | the row has 3 fields; there are 2 columns: is a delimiter or a quotation mark missing?
                        5 | nombre | %s | the field has more than 1,000,000 characters
                        6 |  | sol@x.co;"Sol | a quotation mark begins a field and does not end it: a mark inside is written twice
                        8 |  |  | the row names nobody
                        9 | correo | paz@ | the row names nobody: this is no valid email
                        10 | correo | =HYPERLINK("x") | the row names nobody: this is no valid email
                        11 | nombre | #N/A | the spreadsheet's formula failed here
                        """
                                .formatted("x".repeat(60)));
        assertThat(job.figures().accepted()).isEqualTo(3);
    }

    @Test
    void a_formula_in_a_reject_is_no_formula_for_the_spreadsheet_that_opens_it() {
        ImportJob job =
                office.take(
                        "kind: customers\nperson: {identifiers: {email: correo}}",
                        "correo;nota\n=cmd|'/c calc'!A1;@sum(1)\n");

        assertThat(office.rejects(job))
                .contains("2,correo,'=cmd|'/c calc'!A1,")
                .contains(",'=cmd|'/c calc'!A1,'@sum(1)\r\n");
    }

    @Test
    void letters_of_another_encoding_cost_the_rows_they_stand_in() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("correo;nombre\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 30; i++) {
            bytes.writeBytes("u%d@x.co;Muñoz\n".formatted(i).getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes("ana@x.co;Peña\n".getBytes(StandardCharsets.ISO_8859_1));
        UploadId upload =
                office.imports.upload("c.csv", new ByteArrayInputStream(bytes.toByteArray())).id();
        ImportJob begun =
                office.imports.start(
                        new ImportOrder(
                                Office.ERP,
                                Optional.of(
                                        "kind: customers\nperson: {identifiers: {email: correo}, traits: {name: nombre}}"),
                                List.of(upload),
                                false,
                                "ana"));

        ImportJob job = office.rested(begun.id());

        assertThat(table(job))
                .isEqualTo(
                        "32 | nombre | Pe\uFFFDa | letters are lost: these bytes are none of the encoding the file is read in\n");
        assertThat(job.figures().accepted()).isEqualTo(30);
    }

    @Test
    void words_that_are_no_choice_and_flags_that_are_none_say_what_is_expected() {
        ImportJob job =
                office.take(
                        """
                        kind: products
                        fields: {product_id: sku, condition: estado, price: precio}
                        """,
                        "sku;estado;precio\ncafe;nuevo;10\nte;usado;10\n");
        ImportJob consents =
                office.take(
                        """
                        kind: customers
                        person:
                          identifiers: {email: correo}
                          consents: [{channel: email, given: acepta}]
                        """,
                        "correo;acepta\nana@x.co;sí\neva@x.co;quizás\n");

        assertThat(table(job))
                .isEqualTo(
                        "3 | estado | usado | expected one of new, display, damaged, near_expiry; `translate` says what other words mean\n");
        assertThat(table(consents))
                .isEqualTo(
                        "3 | acepta | quizás | expected yes or no; `translate` says what other words mean\n");
    }

    @Test
    void reasons_are_told_in_the_language_of_the_company() {
        try (Office spanish =
                new Office(folder.resolve("es"), ImportRun.PART_BYTES_MAX, Engine.WORKSPACE)) {
            ImportJob job =
                    spanish.take(
                            "kind: customers\nperson: {identifiers: {email: correo, phone: tel}}",
                            "correo;tel\nana@;\neva@;3001234567\nleo@x.co\n");

            assertThat(spanish.rejects(job))
                    .contains("2,correo,ana@,la fila no nombra a nadie: no es válido como email,")
                    .contains(
                            "4,,leo@x.co,la fila tiene 1 campos y hay 2 columnas: ¿falta un separador");
            assertThat(job.notices())
                    .containsExactly(
                            new ImportJob.Notice("correo", "no es válido como email", 1, 3));
        }
    }

    private String table(ImportJob job) {
        return office.imports.rejects(job.id(), 100).stream()
                .map(one ->
                        "%d | %s | %s | %s%n"
                                .formatted(one.line(), one.column(), one.value(), one.reason()))
                .collect(Collectors.joining());
    }
}
