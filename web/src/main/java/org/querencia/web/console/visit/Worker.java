package org.querencia.web.console.visit;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.web.console.frame.Assets;

/// The script a browser keeps so that the page opens without a connection. It names the files of
/// this version, so that a new version of the program is a new script, and browsers fetch all anew.
public final class Worker {
    private static final HeaderName SCOPE = HeaderNames.create("Service-Worker-Allowed");
    private static final List<String> SHARED =
            List.of(
                    "console.css",
                    "rooms.css",
                    "tabler.css",
                    "visit-form.css",
                    "console.js",
                    "htmx.js",
                    "htmx-sse.js",
                    "visit-queue.js",
                    "visit-parts.js",
                    "icons.svg",
                    "favicon.svg",
                    "inter-latin.woff2",
                    "inter-latin-ext.woff2",
                    "newsreader-latin.woff2");

    private final String page;
    private final String script;

    private Worker(Assets assets, String page, String own) {
        this.page = page;
        String files =
                Stream.concat(SHARED.stream(), Stream.of(own))
                        .map(name -> '"' + assets.path(name) + '"')
                        .collect(Collectors.joining(", ", "[", "]"));
        this.script = "const files = %s;\nconst page = \"%s\";\n".formatted(files, page) + read();
    }

    static Worker ofVisits(Assets assets) {
        return new Worker(assets, "/visits", "visit-form.js");
    }

    /// Of the page of calls.
    public static Worker ofCalls(Assets assets) {
        return new Worker(assets, "/calls", "call-list.js");
    }

    public String path() {
        return page + "/worker.js";
    }

    public void serve(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/javascript; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.header(SCOPE, page);
        response.send(script);
    }

    private static String read() {
        try (InputStream in = Worker.class.getResourceAsStream("/visit/worker.js")) {
            if (in == null) {
                throw new IllegalStateException("/visit/worker.js is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
