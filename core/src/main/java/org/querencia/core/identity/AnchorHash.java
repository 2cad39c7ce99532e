package org.querencia.core.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Names identifiers. The same few people come again and again, so the last names given are
/// remembered, one per slot.
///
/// Safe from any thread: slots hold immutable pairs, and a slot lost to a race is only named anew.
final class AnchorHash {

    private static final int SLOTS = 1 << 15;

    private final byte[] salt;
    private final @Nullable Named[] recent = new @Nullable Named[SLOTS];
    private final AtomicReference<@Nullable MessageDigest> spare = new AtomicReference<>();

    AnchorHash(String salt) {
        this.salt = salt.getBytes(UTF_8);
    }

    AnchorId of(Identifier identifier) {
        int hash = identifier.hashCode() * 0x9E3779B9;
        int slot = hash >>> (Integer.SIZE - 15);
        Named known = recent[slot];
        if (known != null && known.identifier.equals(identifier)) {
            return known.anchor;
        }
        AnchorId anchor = digest(identifier);
        recent[slot] = new Named(identifier, anchor);
        return anchor;
    }

    /// A zero byte stands between the parts: none of them can hold one.
    private AnchorId digest(Identifier identifier) {
        MessageDigest taken = spare.getAndSet(null);
        MessageDigest sha = taken == null ? sha256() : taken;
        sha.update(salt);
        sha.update((byte) 0);
        sha.update(identifier.type().getBytes(UTF_8));
        sha.update((byte) 0);
        byte[] digest = sha.digest(identifier.value().getBytes(UTF_8));
        spare.set(sha);
        return new AnchorId(new UUID(bits(digest, 0), bits(digest, Long.BYTES)));
    }

    private static long bits(byte[] digest, int from) {
        long bits = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            bits = bits << Byte.SIZE | (digest[i] & 0xff);
        }
        return bits;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private record Named(Identifier identifier, AnchorId anchor) {}
}
