package org.querencia.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/// Headers that every answer carries, unless a room sets its own of the same name.
public final class SecurityHeaders implements Filter {
    public static final HeaderName CONTENT_SECURITY_POLICY =
            HeaderNames.create("Content-Security-Policy");

    /// Everything ships with the server, so nothing comes from elsewhere. Inline styles are allowed
    /// because charts set them.
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final List<Header> ALWAYS =
            List.of(
                    HeaderValues.createCached(CONTENT_SECURITY_POLICY, POLICY),
                    HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
                    HeaderValues.createCached("X-Frame-Options", "DENY"),
                    HeaderValues.createCached("Referrer-Policy", "same-origin"));

    private static final Header HSTS =
            HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000");

    private final boolean https;

    public SecurityHeaders(boolean https) {
        this.https = https;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        ALWAYS.forEach(response::header);
        if (https) {
            response.header(HSTS);
        }
        chain.proceed();
    }
}
