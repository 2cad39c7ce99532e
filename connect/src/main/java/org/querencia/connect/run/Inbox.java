package org.querencia.connect.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.querencia.connect.read.Why;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.UploadId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watched folders: each folder in the inbox is a source's and may hold a `mapping.yaml`. A file
/// that is dropped there and has stopped growing is imported with it, then moved to `done` or, with
/// a text that says why, to `failed`.
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    static final String MAPPING = "mapping.yaml";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final ImportParts parts;
    private final Uploads uploads;
    private final Function<ImportOrder, ImportJob> begin;

    private record Seen(long bytes, FileTime changed) {}

    /// How files were when last looked at.
    private final Map<Path, Seen> seen = new HashMap<>();

    /// Files that are being imported.
    private final Map<ImportId, Path> under = new ConcurrentHashMap<>();

    Inbox(ImportParts parts, Uploads uploads, Function<ImportOrder, ImportJob> begin) {
        this.parts = parts;
        this.uploads = uploads;
        this.begin = begin;
    }

    void look() {
        for (Path folder : list(parts.folders().inbox())) {
            String name = String.valueOf(folder.getFileName());
            if (Files.isDirectory(folder) && name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
                look(folder, new SourceKey(name));
            }
        }
    }

    void ended(ImportJob job) {
        Path file = under.remove(job.id());
        if (file == null) {
            return;
        }
        boolean done = job.state() == ImportState.DONE;
        move(file, done ? DONE : FAILED);
        if (!done) {
            tell(file, job.failure().isEmpty() ? Why.of("stopped").in(language()) : job.failure());
        }
    }

    private void look(Path folder, SourceKey source) {
        for (Path file : list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!Files.isRegularFile(file)
                    || name.equals(MAPPING)
                    || name.startsWith(".")
                    || under.containsValue(file)) {
                continue;
            }
            if (hasSettled(file)) {
                begin(file, folder.resolve(MAPPING), source);
            }
        }
    }

    private void begin(Path file, Path mapping, SourceKey source) {
        try {
            Optional<String> yaml =
                    Files.exists(mapping)
                            ? Optional.of(Files.readString(mapping))
                            : Optional.empty();
            UploadId upload;
            try (InputStream in = Files.newInputStream(file)) {
                upload = uploads.keep(String.valueOf(file.getFileName()), in).id();
            }
            ImportJob job =
                    begin.apply(
                            new ImportOrder(
                                    source, yaml, List.of(upload), false, "folder:" + source));
            under.put(job.id(), file);
            // It may have been quicker than this thread.
            parts.store().find(job.id()).filter(one -> one.state().rests()).ifPresent(this::ended);
        } catch (ImportRefusedException refused) {
            move(file, FAILED);
            tell(file, refused.words().in(language()));
        } catch (IOException failed) {
            LOG.warn("'{}' in the inbox cannot be read; it is tried again", file, failed);
        }
    }

    /// Whether it is as it was when last looked at, so that nobody is still writing it.
    private boolean hasSettled(Path file) {
        try {
            Seen now = new Seen(Files.size(file), Files.getLastModifiedTime(file));
            Seen before = seen.put(file, now);
            return now.equals(before);
        } catch (IOException gone) {
            seen.remove(file);
            return false;
        }
    }

    /// Beside a file of the same name that was there before, it gets a number.
    private void move(Path file, String where) {
        seen.remove(file);
        Path folder = Folders.made(file.resolveSibling(where));
        try {
            Path target = folder.resolve(String.valueOf(file.getFileName()));
            for (int again = 2; Files.exists(target); again++) {
                target = folder.resolve(again + "-" + file.getFileName());
            }
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            LOG.warn("'{}' cannot be moved to {}", file, where, failed);
        }
    }

    private static void tell(Path file, String why) {
        Path words = file.resolveSibling(FAILED).resolve(file.getFileName() + ".why.txt");
        try {
            Files.writeString(words, why + "\n");
        } catch (IOException failed) {
            LOG.warn("why '{}' failed cannot be written: {}", file, why, failed);
        }
    }

    private Locale language() {
        return parts.workspace().language();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
