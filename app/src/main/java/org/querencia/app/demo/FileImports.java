package org.querencia.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.querencia.app.demo.silo.CompanyFiles;
import org.querencia.app.demo.silo.Mappings;
import org.querencia.app.demo.unify.Unify;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.UploadId;

/// Brings in the company's files as imports, one for each file, with the mappings that lie beside
/// them. What was imported before changes nothing.
final class FileImports implements Unify {
    private static final String BY = "demo";
    private static final int EVENTS_PER_SECOND_MAX = 100_000;
    private static final long LOOKED_EVERY_MILLIS = 250;

    private final Importing importing;
    private final Sources sources;

    FileImports(Importing importing, Sources sources) {
        this.importing = importing;
        this.sources = sources;
    }

    /// What is imported together.
    ///
    /// @param name shown, and what the source is named after
    private record Batch(String name, List<Path> files, Path mapping) {}

    @Override
    public Brought bring(Path folder, Consumer<Progress> progress) throws InterruptedException {
        Brought brought = Brought.NOTHING;
        for (Batch batch : batches(folder)) {
            brought = brought.and(bring(batch, progress));
        }
        return brought;
    }

    /// Invoices before what people did elsewhere: names on them are from identity cards.
    private static List<Batch> batches(Path folder) {
        List<Batch> batches = new ArrayList<>();
        for (String file : Mappings.FILES) {
            batches.add(new Batch(file, List.of(folder.resolve(file)), Mappings.of(folder, file)));
        }
        String invoices = CompanyFiles.INVOICES;
        try (Stream<Path> files = Files.walk(folder.resolve(invoices))) {
            batches.add(
                    new Batch(
                            invoices,
                            files.filter(Files::isRegularFile).sorted().toList(),
                            Mappings.of(folder, invoices)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the demo company's invoices", unreadable);
        }
        return batches;
    }

    private Brought bring(Batch batch, Consumer<Progress> progress) throws InterruptedException {
        long began = System.nanoTime();
        ImportJob job = start(batch);
        while (!job.state().rests()) {
            TimeUnit.MILLISECONDS.sleep(LOOKED_EVERY_MILLIS);
            job = importing.find(job.id()).orElseThrow();
            if (!job.state().rests()) {
                progress.accept(
                        new Progress(
                                batch.name,
                                job.progress().share(),
                                job.progress().rowsPerSecond(),
                                job.progress().secondsLeft()));
            }
        }
        if (job.state() != ImportState.DONE) {
            throw new IllegalStateException(
                    "the import of %s ended as %s: %s"
                            .formatted(batch.name, job.state(), job.failure()));
        }
        long rows = job.figures().rows();
        double seconds = (System.nanoTime() - began) / 1e9;
        progress.accept(new Progress(batch.name, 1, Math.round(rows / seconds), Optional.empty()));
        return new Brought(rows, job.figures().rejected());
    }

    private ImportJob start(Batch batch) {
        try {
            List<UploadId> uploads = new ArrayList<>();
            for (Path file : batch.files) {
                try (InputStream content = Files.newInputStream(file)) {
                    uploads.add(importing.upload(String.valueOf(file.getFileName()), content).id());
                }
            }
            return importing.start(
                    new ImportOrder(
                            source(batch.name),
                            Optional.of(Files.readString(batch.mapping)),
                            uploads,
                            false,
                            BY));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(batch.name, unreadable);
        }
    }

    /// A source for each file, so that the console tells them apart.
    private SourceKey source(String name) {
        int dot = name.indexOf('.');
        SourceKey key = new SourceKey("demo-" + (dot < 0 ? name : name.substring(0, dot)));
        if (sources.source(key).isEmpty()) {
            sources.save(
                    new Source(
                            key,
                            name,
                            Trust.SECRET,
                            true,
                            Origin.PRIORITY_DEFAULT,
                            Origin.NAMESPACE_DEFAULT,
                            List.of(),
                            EVENTS_PER_SECOND_MAX,
                            "",
                            true));
        }
        return key;
    }
}
