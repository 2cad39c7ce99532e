package org.querencia.app.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// Files read to their ends by the parsers that imports use, and nothing made of them: what an
/// import is held against.
final class BareParse {

    private BareParse() {}

    static long csv(Path file) throws IOException {
        long cells = 0;
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(';').ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                cells += row.getFieldCount();
            }
        }
        return cells;
    }

    static long workbook(Path file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.mapToLong(Row::getCellCount).sum();
        }
    }

    static long invoices(Path file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        long elements = 0;
        try (ZipFile archive = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(archive.entries());
            for (ZipEntry entry : entries) {
                try (InputStream in = archive.getInputStream(entry)) {
                    elements += elements(factory.createXMLStreamReader(in));
                }
            }
        }
        return elements;
    }

    private static long elements(XMLStreamReader reader) throws XMLStreamException {
        long elements = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                elements++;
            }
        }
        reader.close();
        return elements;
    }
}
