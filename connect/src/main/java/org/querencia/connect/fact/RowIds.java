package org.querencia.connect.fact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;

/// Hashes by which rows are known again. Salted, so that nobody who reads them can try whose they
/// are. Not safe for several threads.
public final class RowIds {

    private final MessageDigest digest;
    private final byte[] salt;

    /// @param salt the workspace's
    public RowIds(String salt) {
        this.salt = salt.getBytes(StandardCharsets.UTF_8);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Names what a row is about.
    public UUID key(String source, String kind, String key) {
        start("key");
        text(source);
        text(kind);
        text(key);
        return end();
    }

    /// Names what a row says.
    public UUID content(byte[] drafts) {
        start("content");
        digest.update(drafts);
        return end();
    }

    /// Names what several rows say together, whatever their order.
    public UUID together(Collection<UUID> contents) {
        start("together");
        contents.stream().sorted().forEach(this::uuid);
        return end();
    }

    /// The id of one fact of the n-th telling of a key, or of the n-th equal row of a file.
    ///
    /// @param about a key, or a content where there is none
    public String message(String kind, UUID about, int ordinal, UUID content, String part) {
        start("message");
        text(kind);
        uuid(about);
        digest.update(ByteBuffer.allocate(4).putInt(0, ordinal));
        uuid(content);
        text(part);
        UUID id = end();
        return kind
                + "-"
                + HexFormat.of().toHexDigits(id.getMostSignificantBits())
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits());
    }

    private void start(String purpose) {
        digest.reset();
        digest.update(salt);
        text(purpose);
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void uuid(UUID uuid) {
        digest.update(
                ByteBuffer.allocate(16)
                        .putLong(0, uuid.getMostSignificantBits())
                        .putLong(8, uuid.getLeastSignificantBits()));
    }

    private UUID end() {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
