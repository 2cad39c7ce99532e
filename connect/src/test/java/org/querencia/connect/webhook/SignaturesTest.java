package org.querencia.connect.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Against vectors that others reckoned (RFC 4231) and that OpenSSL gives.
class SignaturesTest {

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final String HEX =
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void the_second_vector_of_rfc_4231_holds() {
        assertThat(HexFormat.of().formatHex(Signatures.hmac("Jefe", BODY))).isEqualTo(HEX);
    }

    @Test
    void base64_as_shopify_and_woocommerce_write_it() {
        String signature = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";

        assertThat(Signatures.isBase64(Optional.of(signature), "Jefe", BODY)).isTrue();
        assertThat(Signatures.isBase64(Optional.of(signature), "jefe", BODY)).isFalse();
        assertThat(Signatures.isBase64(Optional.of("%%%"), "Jefe", BODY)).isFalse();
        assertThat(Signatures.isBase64(Optional.of(""), "Jefe", BODY)).isFalse();
        assertThat(Signatures.isBase64(Optional.empty(), "Jefe", BODY)).isFalse();
    }

    @Test
    void hexadecimal_as_meta_writes_it() {
        assertThat(Signatures.isHex(Optional.of("sha256=" + HEX), "Jefe", BODY)).isTrue();
        assertThat(Signatures.isHex(Optional.of(HEX), "Jefe", BODY)).isFalse();
        assertThat(Signatures.isHex(Optional.of("sha256=" + HEX.substring(2)), "Jefe", BODY))
                .isFalse();
        assertThat(Signatures.isHex(Optional.empty(), "Jefe", BODY)).isFalse();
    }
}
