package org.querencia.connect.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 (RFC 2104) over a body's bytes, compared in a time that tells nothing.
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String META_PREFIX = "sha256=";

    private Signatures() {}

    /// As Shopify and WooCommerce write it.
    static boolean isBase64(Optional<String> signature, String secret, byte[] body) {
        if (signature.isEmpty()) {
            return false;
        }
        try {
            return MessageDigest.isEqual(
                    Base64.getDecoder().decode(signature.get().strip()), hmac(secret, body));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /// As Meta writes it: `sha256=` and hexadecimal digits.
    static boolean isHex(Optional<String> signature, String secret, byte[] body) {
        if (signature.isEmpty() || !signature.get().startsWith(META_PREFIX)) {
            return false;
        }
        try {
            String digits = signature.get().substring(META_PREFIX.length()).strip();
            return MessageDigest.isEqual(HexFormat.of().parseHex(digits), hmac(secret, body));
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
