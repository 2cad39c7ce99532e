package org.querencia.app.bench;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// The parts of a workbook with one sheet of sales.
final class Workbook {

    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String CONTENT =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    static final String TYPES =
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$sworksheet+xml"/></Types>\
            """
                    .formatted(CONTENT);
    static final String ROOT =
            """
            <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" \
            Target="xl/workbook.xml"/></Relationships>\
            """
                    .formatted(RELATIONS, OFFICE);
    static final String PARTS =
            """
            <Relationships xmlns="%1$s"><Relationship Id="rId1" Type="%2$s/worksheet" \
            Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="%2$s/styles" \
            Target="styles.xml"/></Relationships>\
            """
                    .formatted(RELATIONS, OFFICE);
    static final String BOOK =
            """
            <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Ventas" sheetId="1" \
            r:id="rId1"/></sheets></workbook>\
            """
                    .formatted(MAIN, OFFICE);

    /// Style 1 is a date.
    static final String STYLES =
            """
            <styleSheet xmlns="%s"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/>\
            </cellXfs></styleSheet>\
            """
                    .formatted(MAIN);

    private static final String[] NAMES = {
        "pedido", "fecha", "correo", "celular", "nombre", "codigo", "producto", "cantidad", "precio"
    };
    private static final int DATE = 1;
    private static final int QUANTITY = 7;
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

    private Workbook() {}

    /// The cells of a row.
    @FunctionalInterface
    interface Cells {
        String[] of(long row, long rows);
    }

    /// What a spreadsheet counts a day as.
    static long serial(LocalDate day) {
        return ChronoUnit.DAYS.between(ZERO, day);
    }

    static void sheet(Writer out, long rows, Cells cells) throws IOException {
        out.write("<worksheet xmlns=\"%s\"><sheetData>".formatted(MAIN));
        out.write("<row r=\"1\">");
        for (String name : NAMES) {
            out.write(text(name));
        }
        out.write("</row>");
        for (long row = 0; row < rows; row++) {
            out.write("<row r=\"%d\">".formatted(row + 2));
            String[] values = cells.of(row, rows);
            for (int column = 0; column < values.length; column++) {
                out.write(
                        column == DATE
                                ? "<c s=\"1\"><v>%s</v></c>".formatted(values[column])
                                : column >= QUANTITY
                                        ? "<c><v>%s</v></c>".formatted(values[column])
                                        : text(values[column]));
            }
            out.write("</row>");
        }
        out.write("</sheetData></worksheet>");
    }

    private static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(text);
    }
}
