package org.querencia.connect.run;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.querencia.runtime.imports.Reject;

/// Reads reject files again, to show their beginning.
final class RejectReader {

    private RejectReader() {}

    /// Every record, header included.
    static List<List<String>> records(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    static List<Reject> first(Path file, int limit) {
        List<Reject> rejects = new ArrayList<>();
        if (!Files.exists(file)) {
            return rejects;
        }
        try (CsvReader<CsvRecord> reader =
                        CsvReader.builder()
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .ofCsvRecord(file);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            if (records.hasNext()) {
                records.next();
            }
            while (rejects.size() < limit && records.hasNext()) {
                CsvRecord record = records.next();
                rejects.add(
                        new Reject(
                                record.getField(4),
                                Long.parseLong(record.getField(0)),
                                plain(record.getField(1)),
                                plain(record.getField(2)),
                                record.getField(3)));
            }
            return rejects;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Without the apostrophe that keeps spreadsheets from computing.
    private static String plain(String cell) {
        return cell.length() > 1
                        && cell.charAt(0) == '\''
                        && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
