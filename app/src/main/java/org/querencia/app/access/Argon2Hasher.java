package org.querencia.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.querencia.runtime.access.PasswordHasher;

/// Argon2id (RFC 9106) with OWASP's parameters: 19 MiB, 2 passes, 1 lane. The PHC string carries
/// them, so that stronger ones can come later without invalidating a password.
public final class Argon2Hasher implements PasswordHasher {
    private static final Cost COST = new Cost(19 * 1024, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// Each hash in progress holds its 19 MiB; two bound the memory that sign-ins can take.
    private static final int AT_ONCE_MAX = 2;

    /// Bounds of what a stored string may ask for, so that a forged one cannot exhaust the server.
    private static final int MEMORY_KIB_MAX = 256 * 1024;

    private static final int PASSES_MAX = 10;
    private static final int LANES_MAX = 4;

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,64})"
                            + "\\$([A-Za-z0-9+/]{22,128})");

    private static final Stored NOBODY = new Stored(COST, new byte[SALT_BYTES], new byte[0]);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

    private record Cost(int memoryKib, int passes, int lanes) {}

    private record Stored(Cost cost, byte[] salt, byte[] hash) {}

    @Override
    public String hash(String password) {
        int length = password.length();
        if (length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "the password has %d characters; expected %d to %d"
                            .formatted(length, PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX));
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        COST.memoryKib(),
                        COST.passes(),
                        COST.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(derive(password, COST, salt, HASH_BYTES)));
    }

    @Override
    public boolean matches(String password, String stored) {
        if (password.length() > PASSWORD_LENGTH_MAX) {
            return false;
        }
        Stored known = parse(stored).orElse(NOBODY);
        int length = known.hash().length == 0 ? HASH_BYTES : known.hash().length;
        return MessageDigest.isEqual(
                derive(password, known.cost(), known.salt(), length), known.hash());
    }

    private byte[] derive(String password, Cost cost, byte[] salt, int length) {
        byte[] derived = new byte[length];
        turns.acquireUninterruptibly();
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(cost.memoryKib())
                            .withIterations(cost.passes())
                            .withParallelism(cost.lanes())
                            .withSalt(salt)
                            .build());
            argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), derived);
        } finally {
            turns.release();
        }
        return derived;
    }

    private static Optional<Stored> parse(String text) {
        Matcher phc = PHC.matcher(text);
        if (!phc.matches()) {
            return Optional.empty();
        }
        Cost cost =
                new Cost(
                        Integer.parseInt(phc.group(1)),
                        Integer.parseInt(phc.group(2)),
                        Integer.parseInt(phc.group(3)));
        boolean bounded =
                cost.memoryKib() >= 8 * Math.max(1, cost.lanes())
                        && cost.memoryKib() <= MEMORY_KIB_MAX
                        && cost.passes() >= 1
                        && cost.passes() <= PASSES_MAX
                        && cost.lanes() >= 1
                        && cost.lanes() <= LANES_MAX;
        return bounded
                ? decode(phc.group(4))
                        .flatMap(salt ->
                                decode(phc.group(5)).map(hash -> new Stored(cost, salt, hash)))
                : Optional.empty();
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
