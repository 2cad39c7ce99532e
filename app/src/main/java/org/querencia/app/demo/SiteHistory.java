package org.querencia.app.demo;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.querencia.app.demo.silo.CompanyFiles;
import org.querencia.app.demo.unify.Unify;

/// Brings in the site's events through the collecting API, as the site itself would have. What was
/// sent before counts once.
final class SiteHistory implements Unify {

    /// The API takes half a megabyte at a time.
    private static final int BATCH_CHARS = 400_000;

    private static final long TOLD_EVERY_NANOS = 500_000_000;

    private final Posting posting;

    SiteHistory(Posting posting) {
        this.posting = posting;
    }

    @Override
    public Brought bring(Path folder, Consumer<Progress> progress) throws InterruptedException {
        Path path = folder.resolve(CompanyFiles.SITE);
        try (Counted compressed = new Counted(Files.newInputStream(path));
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(compressed, 1 << 16),
                                        StandardCharsets.UTF_8))) {
            return send(lines, compressed, Files.size(path), progress);
        } catch (IOException failed) {
            throw new UncheckedIOException("the site's history could not be sent", failed);
        }
    }

    private Brought send(
            BufferedReader lines, Counted compressed, long bytes, Consumer<Progress> progress)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        long told = began;
        long rows = 0;
        long refused = 0;
        List<String> batch = new ArrayList<>();
        int chars = 0;
        for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
            batch.add(line.get());
            chars += line.get().length();
            if (chars > BATCH_CHARS) {
                rows += batch.size();
                refused += posting.send(batch);
                batch.clear();
                chars = 0;
                if (System.nanoTime() - told > TOLD_EVERY_NANOS) {
                    told = System.nanoTime();
                    progress.accept(progress((double) compressed.read / bytes, rows, told - began));
                }
            }
        }
        rows += batch.size();
        if (!batch.isEmpty()) {
            refused += posting.send(batch);
        }
        progress.accept(progress(1, rows, System.nanoTime() - began));
        return new Brought(rows, refused);
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    private static Progress progress(double share, long rows, long nanos) {
        double seconds = nanos / 1e9;
        Optional<Long> left =
                share > 0 && share < 1
                        ? Optional.of(Math.round(seconds / share * (1 - share)))
                        : Optional.empty();
        return new Progress(CompanyFiles.SITE, share, Math.round(rows / seconds), left);
    }

    /// Counts what was read of it.
    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            read += Math.max(0, some);
            return some;
        }
    }
}
