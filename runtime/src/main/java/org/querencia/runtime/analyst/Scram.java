package org.querencia.runtime.analyst;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// SCRAM-SHA-256 (RFC 5802, RFC 7677), the server's side: who signs in proves to know a password
/// that neither goes over the line nor is stored.
///
/// @param salt Base64
/// @param storedKey Base64; SHA-256 of the client's key
/// @param serverKey Base64
public record Scram(int iterations, String salt, String storedKey, String serverKey) {

    private static final int ITERATIONS = 4_096;
    private static final int ITERATIONS_MAX = 1_000_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "SCRAM-SHA-256\\$(\\d{1,7}):([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");

    /// For a new password, with a new salt.
    public static Scram of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(password, salt, ITERATIONS);
    }

    static Scram of(String password, byte[] salt, int iterations) {
        byte[] salted = salted(password, salt, iterations);
        return new Scram(
                iterations,
                base64(salt),
                base64(sha256(hmac(salted, "Client Key"))),
                base64(hmac(salted, "Server Key")));
    }

    /// As PostgreSQL writes it in `pg_authid`.
    public String written() {
        return "SCRAM-SHA-256$%d:%s$%s:%s".formatted(iterations, salt, storedKey, serverKey);
    }

    /// Empty when it is none.
    public static Optional<Scram> read(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches() && Integer.parseInt(parts.group(1)) <= ITERATIONS_MAX
                ? Optional.of(
                        new Scram(
                                Integer.parseInt(parts.group(1)),
                                parts.group(2),
                                parts.group(3),
                                parts.group(4)))
                : Optional.empty();
    }

    /// Whether the proof is of somebody who knows the password.
    ///
    /// @param messages the three messages before it, with commas between them
    /// @param proof Base64
    public boolean proves(String messages, String proof) {
        byte[] stored = bytes(storedKey);
        byte[] signature = hmac(stored, messages);
        byte[] given = bytes(proof);
        if (given.length != signature.length) {
            return false;
        }
        byte[] client = new byte[given.length];
        for (int i = 0; i < client.length; i++) {
            client[i] = (byte) (given[i] ^ signature[i]);
        }
        return MessageDigest.isEqual(sha256(client), stored);
    }

    /// By which the client knows that it spoke to the server that has the verifier; Base64.
    public String signature(String messages) {
        return base64(hmac(bytes(serverKey), messages));
    }

    private static byte[] salted(String password, byte[] salt, int iterations) {
        try {
            KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has PBKDF2", impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC", impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "Scram[secret]";
    }
}
