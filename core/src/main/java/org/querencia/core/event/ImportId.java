package org.querencia.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Names one import of this workspace: the facts it brought carry it in the log, so that they can
/// be taken back together. From 1.
///
/// What else comes together and may be taken back, such as one visit, has an id of its name
/// ([#named]); those never meet the ids of imports, which are counted.
public record ImportId(long value) implements Comparable<ImportId> {

    private static final long FIRST_NAMED = 1L << 62;

    public ImportId {
        if (value < 1) {
            throw new IllegalArgumentException("import %d: ids start at 1".formatted(value));
        }
    }

    /// The id of what has this name: the same for ever. (62 bits of its SHA-256: among a million
    /// names two meet once in ten million.)
    public static ImportId named(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
            return new ImportId(
                    (ByteBuffer.wrap(hash).getLong() & (FIRST_NAMED - 1)) | FIRST_NAMED);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public int compareTo(ImportId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
