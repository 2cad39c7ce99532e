package org.querencia.connect.jdbc;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.querencia.connect.jdbc.QueryRun.Outcome;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.QueryCursors;
import org.querencia.runtime.imports.Upload;

/// Imports what queries of other databases find: read into an upload, imported as any file, and
/// only then is the cursor moved on. Killed anywhere between, the next run reads the same rows
/// again, and rows that were imported already change nothing.
public final class QueryImports {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Drivers drivers;
    private final Importing importing;
    private final QueryCursors cursors;
    private final InstantSource clock;

    public QueryImports(
            Drivers drivers, Importing importing, QueryCursors cursors, InstantSource clock) {
        this.drivers = drivers;
        this.importing = importing;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// Reads on from where the query was; empty when there is nothing new.
    ///
    /// Throws [QueryException] when the database cannot be read, and what [Importing] throws.
    public Optional<ImportJob> run(Query query) {
        Instant now = clock.instant();
        try {
            Path rows = Files.createTempFile("querencia-query-", ".jsonl");
            try {
                Outcome outcome = read(query, rows);
                if (outcome.rows() == 0) {
                    return Optional.empty();
                }
                ImportJob job = start(query, rows, now);
                outcome.cursor()
                        .filter(_ -> query.cursor().isPresent())
                        .ifPresent(cursor -> cursors.save(query.name(), cursor.kept(), now));
                return Optional.of(job);
            } finally {
                Files.delete(rows);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(
                    "query '%s': its rows cannot be kept".formatted(query.name()), disk);
        }
    }

    private Outcome read(Query query, Path rows) throws IOException {
        Optional<Cursor> last =
                cursors.find(query.name())
                        .map(Cursor::ofKept)
                        .or(() -> query.from().map(Cursor::parse));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows), 1 << 16)) {
            return new QueryRun(drivers, query).into(out, last);
        }
    }

    private ImportJob start(Query query, Path rows, Instant now) throws IOException {
        Upload upload;
        try (InputStream in = Files.newInputStream(rows)) {
            upload = importing.upload("%s-%s.jsonl".formatted(query.name(), STAMP.format(now)), in);
        }
        return importing.start(
                new ImportOrder(
                        query.source(),
                        query.mapping().isBlank() ? Optional.empty() : Optional.of(query.mapping()),
                        List.of(upload.id()),
                        false,
                        "query:" + query.name()));
    }
}
