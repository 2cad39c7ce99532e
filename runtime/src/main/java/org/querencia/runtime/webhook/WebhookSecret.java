package org.querencia.runtime.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.querencia.core.event.SourceKey;

/// What a provider proves with that it is the one calling.
///
/// @param signing the key its signatures are made with; kept readable, since they are reckoned anew
///   at each call
/// @param verifyHash SHA-256, in hexadecimal, of the word that [Provider#META] repeats when an
///   address is entered there; empty for the others
/// @param at when it was set
public record WebhookSecret(
        SourceKey source,
        Provider provider,
        String signing,
        Optional<String> verifyHash,
        Instant at) {

    public static final int LENGTH_MAX = 200;

    public WebhookSecret {
        if (signing.isBlank() || signing.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a secret has 1 to %d characters".formatted(LENGTH_MAX));
        }
    }

    /// @param verify the word to be repeated, readable
    public static WebhookSecret of(
            SourceKey source,
            Provider provider,
            String signing,
            Optional<String> verify,
            Instant at) {
        return new WebhookSecret(source, provider, signing, verify.map(WebhookSecret::hash), at);
    }

    /// Whether it is that word; takes as long for a wrong one.
    public boolean verifies(String word) {
        return verifyHash.isPresent()
                && MessageDigest.isEqual(
                        verifyHash.get().getBytes(StandardCharsets.US_ASCII),
                        hash(word).getBytes(StandardCharsets.US_ASCII));
    }

    /// Without the secret: records are printed in failures.
    @Override
    public String toString() {
        return "WebhookSecret[%s, %s]".formatted(source, provider.word());
    }

    private static String hash(String word) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(word.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
