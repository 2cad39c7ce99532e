package org.querencia.web.collect;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Lets pages of any origin ask. Which of them may send is the source's list, known only when the
/// key is: a preflight carries none.
final class Cors {

    private static final String ALLOWED_HEADERS =
            "authorization, content-type, content-encoding, x-write-key, x-retry-count";

    /// The longest that browsers heed (Chromium 2 hours, Firefox 24).
    private static final String MAX_AGE_SECONDS = "86400";

    private Cors() {}

    /// So that the page may read the answer. No credentials: a write key is none of the browser's.
    static void answer(ServerRequest request, ServerResponse response) {
        request.headers()
                .first(HeaderNames.ORIGIN)
                .ifPresent(origin -> {
                    response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                    response.header(
                            HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
                            "retry-after, x-ratelimit-reset");
                    response.header(HeaderNames.VARY, "Origin");
                });
    }

    static void preflight(ServerRequest request, ServerResponse response) {
        answer(request, response);
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS");
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
        response.header(HeaderNames.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
        response.status(Status.NO_CONTENT_204).send();
    }
}
