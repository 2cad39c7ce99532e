package org.querencia.runtime.courier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the messages to an endpoint are signed with: Standard Webhooks 1.0, symmetric signatures.
/// While a secret is changed, messages bear both signatures.
///
/// @param present `whsec_` and 24 to 64 bytes in Base64
/// @param former the one before, while it is used still
public record Secrets(String present, Optional<Former> former) {

    /// How long both are used after a change.
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int BYTES_MIN = 24;
    private static final int BYTES_MAX = 64;

    /// @param until when it is used no more
    public record Former(String secret, Instant until) {
        public Former {
            key(secret);
        }

        /// Without the secret: records are printed in failures.
        @Override
        public String toString() {
            return "Former[until %s]".formatted(until);
        }
    }

    public Secrets {
        key(present);
    }

    public static Secrets drawn(RandomGenerator random) {
        return new Secrets(draw(random), Optional.empty());
    }

    /// With a new one; the present one stays good for [#OVERLAP].
    Secrets rotated(RandomGenerator random, Instant now) {
        return new Secrets(draw(random), Optional.of(new Former(present, now.plus(OVERLAP))));
    }

    /// The value of `webhook-signature`: one signature or, during a change, two.
    ///
    /// @param now also the value of `webhook-timestamp`, in whole seconds
    String sign(String id, Instant now, byte[] body) {
        SequencedSet<String> used = new LinkedHashSet<>();
        used.add(present);
        former.filter(one -> now.isBefore(one.until())).ifPresent(one -> used.add(one.secret()));
        return used.stream()
                .map(secret -> "v1," + signature(secret, id, now, body))
                .collect(Collectors.joining(" "));
    }

    /// Without the secrets: records are printed in failures.
    @Override
    public String toString() {
        return "Secrets[%s]".formatted(former);
    }

    private static String signature(String secret, String id, Instant now, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + "." + now.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static String draw(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] key(String secret) {
        byte[] bytes =
                secret.startsWith(PREFIX)
                        ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                        : new byte[0];
        if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a secret is 'whsec_' and the Base64 of %d to %d bytes"
                            .formatted(BYTES_MIN, BYTES_MAX));
        }
        return bytes;
    }
}
