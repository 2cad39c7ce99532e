package org.querencia.web.api;

import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.querencia.core.event.Value;

/// What an endpoint answers.
sealed interface Reply {

    static Reply ok(Value json) {
        return new Json(200, json);
    }

    static Reply created(Value json) {
        return new Json(201, json);
    }

    record Json(int status, Value body) implements Reply {}

    /// A body written as it is made; a failure on the way cuts the connection, so that nobody takes
    /// half of it for the whole.
    record Stream(String mediaType, String fileName, Writer writer) implements Reply {}

    /// The endpoint speaks to the connection itself, as server-sent events do.
    record Live(Speaker speaker) implements Reply {}

    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    @FunctionalInterface
    interface Speaker {
        void speak(ServerResponse response);
    }
}
