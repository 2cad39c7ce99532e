package org.querencia.web.collect;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Finds the write key outside the body, in all the places where clients put it.
final class WriteKeys {

    private static final HeaderName X_WRITE_KEY = HeaderNames.create("X-Write-Key");
    private static final String BASIC = "basic ";

    private WriteKeys() {}

    /// From `Authorization: Basic`, else `X-Write-Key`, else `?writeKey=`.
    static Optional<String> told(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .flatMap(WriteKeys::basic)
                .or(() -> request.headers().first(X_WRITE_KEY).map(WriteKeys::beforeColon))
                .or(() -> request.query().first("writeKey").asOptional())
                .map(String::strip)
                .filter(key -> !key.isEmpty());
    }

    /// The key is the user name. Clients leave the password empty, or even its colon away.
    static Optional<String> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        String credentials = authorization.substring(BASIC.length()).strip();
        try {
            byte[] decoded = Base64.getDecoder().decode(credentials);
            return Optional.of(beforeColon(new String(decoded, StandardCharsets.UTF_8)))
                    .filter(key -> !key.isBlank());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Jitsu's clients insist on `key:secret`.
    private static String beforeColon(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }
}
