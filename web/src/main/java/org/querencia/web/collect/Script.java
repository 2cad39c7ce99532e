package org.querencia.web.collect;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/// Serves the script for pages, `/q.js`. Browsers keep it for an hour and then ask whether it
/// changed.
final class Script {

    private static final byte[] TEXT = text();
    private static final String TAG = "\"" + Integer.toHexString(Arrays.hashCode(TEXT)) + "\"";

    private Script() {}

    static void routing(HttpRules rules) {
        rules.get("/q.js", Script::answer);
    }

    private static void answer(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "public, max-age=3600");
        response.header(HeaderNames.ETAG, TAG);
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.header(HeaderNames.create("Cross-Origin-Resource-Policy"), "cross-origin");
        if (request.headers().first(HeaderNames.IF_NONE_MATCH).filter(TAG::equals).isPresent()) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, "text/javascript; charset=utf-8");
        response.send(TEXT);
    }

    private static byte[] text() {
        try (InputStream in =
                Objects.requireNonNull(Script.class.getResourceAsStream("/q/q.js"), "/q/q.js")) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
