package org.querencia.connect.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Why;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportRefusedException.Cause;
import org.querencia.runtime.imports.Upload;
import org.querencia.runtime.imports.UploadId;
import org.querencia.runtime.log.Uuid7;

/// Files that were sent, each in a folder of its own. Safe from any thread.
final class Uploads {

    /// Larger files are read where they are, by a schedule.
    static final long BYTES_MAX = 20L << 30;

    /// How long a file is kept: so long can its import be done again with another mapping. What
    /// came of it stays.
    static final Duration KEPT = Duration.ofDays(90);

    private static final int NAME_LENGTH_MAX = 200;
    private static final String CONTENT = "content";
    private static final String ABOUT = "about.json";
    private static final String UNFINISHED = "unfinished";

    private final Path folder;
    private final InstantSource clock;
    private final RandomGenerator random;

    Uploads(Path folder, InstantSource clock, RandomGenerator random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    Upload keep(String name, InputStream content) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UploadId id = new UploadId(Uuid7.at(now, random).toString());
        Path own = Folders.made(folder.resolve(id.value()));
        try {
            MessageDigest digest = sha256();
            long bytes;
            try (OutputStream out =
                    new DigestOutputStream(
                            Files.newOutputStream(own.resolve(UNFINISHED)), digest)) {
                bytes = copy(content, out);
            }
            Upload upload = new Upload(id, bare(name), bytes, now);
            Files.write(
                    own.resolve(ABOUT), about(upload, HexFormat.of().formatHex(digest.digest())));
            Files.move(
                    own.resolve(UNFINISHED), own.resolve(CONTENT), StandardCopyOption.ATOMIC_MOVE);
            return upload;
        } catch (IOException | RuntimeException failed) {
            Folders.delete(own);
            throw failed;
        }
    }

    /// Newest first.
    List<Upload> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Upload> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder)) {
            folders.map(path -> path.getFileName().toString())
                    .filter(Uploads::isId)
                    .forEach(name -> find(new UploadId(name)).ifPresent(all::add));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        all.sort(Comparator.comparing((Upload one) -> one.id().value()).reversed());
        return all;
    }

    Optional<Upload> find(UploadId id) {
        return about(id)
                .map(fields ->
                        new Upload(
                                id,
                                fields.text("name").orElse(""),
                                fields.number("bytes").map(Number::longValue).orElse(0L),
                                Instant.parse(fields.text("at").orElse("1970-01-01T00:00:00Z"))));
    }

    /// Deletes files that were sent more than [#KEPT] ago, unless they are still needed: personal
    /// data lies in no folder longer than it is of use.
    void expire(Set<UploadId> needed) {
        Instant oldest = clock.instant().minus(KEPT);
        for (Upload upload : all()) {
            if (upload.at().isBefore(oldest) && !needed.contains(upload.id())) {
                delete(upload.id());
            }
        }
    }

    void delete(UploadId id) {
        Folders.delete(folder.resolve(id.value()));
    }

    /// Throws [ImportRefusedException] when there is no such upload (any more).
    DataFile file(UploadId id) {
        Upload upload = required(id);
        return DataFile.of(folder.resolve(id.value()).resolve(CONTENT), upload.name());
    }

    /// The SHA-256 of its bytes.
    String hash(UploadId id) {
        required(id);
        return about(id).flatMap(fields -> fields.text("sha256")).orElse("");
    }

    private Upload required(UploadId id) {
        return find(id).orElseThrow(() ->
                new ImportRefusedException(Cause.UNKNOWN, Why.of("upload-unknown", id)));
    }

    private Optional<Fields> about(UploadId id) {
        Path own = folder.resolve(id.value());
        if (!Files.exists(own.resolve(CONTENT))) {
            return Optional.empty();
        }
        try {
            return ValueCodec.read(Files.readAllBytes(own.resolve(ABOUT))) instanceof Fields fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static byte[] about(Upload upload, String hash) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Value.of(upload.name()));
        fields.put("bytes", Value.of(upload.bytes()));
        fields.put("at", Value.of(upload.at().toString()));
        fields.put("sha256", Value.of(hash));
        return ValueCodec.write(new Fields(fields));
    }

    private static long copy(InputStream content, OutputStream out) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long bytes = 0;
        for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
            bytes += n;
            if (bytes > BYTES_MAX) {
                throw Refusals.invalid(Why.of("upload-large", BYTES_MAX >> 30));
            }
            out.write(chunk, 0, n);
        }
        return bytes;
    }

    /// Without folders, whichever way they are written.
    private static String bare(String name) {
        String own = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Texts.clean(own.strip()).replaceAll("\\p{Cntrl}", "");
        return clean.isEmpty() ? "file" : Texts.cut(clean, NAME_LENGTH_MAX);
    }

    private static boolean isId(String name) {
        try {
            return !new UploadId(name).value().isEmpty();
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("every JDK has SHA-256", everyJdkHasIt);
        }
    }
}
