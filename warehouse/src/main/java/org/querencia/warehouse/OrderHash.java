package org.querencia.warehouse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.querencia.core.order.OrderKey;

/// Names an order in the tables: the first 128 bits of SHA-256 over namespace, a zero byte and id;
/// short to compare, and nobody can make two orders share one.
final class OrderHash {

    private OrderHash() {}

    static UUID of(OrderKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.namespace().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            ByteBuffer hash =
                    ByteBuffer.wrap(digest.digest(key.id().getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
