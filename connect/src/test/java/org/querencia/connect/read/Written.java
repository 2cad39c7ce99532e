package org.querencia.connect.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.querencia.connect.read.Reading.Item;
import org.querencia.runtime.imports.Detection.DetectedFile;

/// Files written for a test, and what is read of them.
final class Written {

    private final Path folder;
    private int count;

    Written(Path folder) {
        this.folder = folder;
    }

    DataFile text(String content) {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    DataFile text(String content, String charset) {
        return bytes(content.getBytes(Charset.forName(charset)));
    }

    DataFile bytes(byte[] content) {
        try {
            Path file = folder.resolve("file-" + count++);
            Files.write(file, content);
            return DataFile.of(file, "file");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    DataFile gzip(String content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes(packed.toByteArray());
    }

    /// @param namesAndContents alternating
    DataFile zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndContents[i]));
                out.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes(packed.toByteArray());
    }

    static DetectedFile detected(DataFile file) throws IOException {
        return new Detector("CO").detect(file);
    }

    /// Everything in it, read as detected.
    static List<Item> items(DataFile file) throws IOException {
        List<Item> items = new ArrayList<>();
        try (Reading reading = Readings.open(file, detected(file).format(), List.of())) {
            for (Optional<Item> item = reading.next(); item.isPresent(); item = reading.next()) {
                items.add(item.get());
            }
        }
        return items;
    }

    /// Each item in a line: `3 a|b` for a whole row, `3! reason` for a broken one.
    static List<String> lines(DataFile file) throws IOException {
        return items(file).stream()
                .map(item ->
                        switch (item) {
                            case Item.Whole(Row row) ->
                                    row.line() + " " + String.join("|", row.cells());
                            case Item.Broken broken ->
                                    broken.row().line() + "! " + broken.why().in(Locale.ENGLISH);
                        })
                .toList();
    }
}
