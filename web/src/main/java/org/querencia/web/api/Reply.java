package org.querencia.web.api;

import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// What an endpoint answers.
sealed interface Reply {

    static Reply ok(Value json) {
        return new Json(200, json, json);
    }

    static Reply created(Value json) {
        return new Json(201, json, json);
    }

    /// Made, with a secret that nobody is shown again.
    static Reply shownOnce(Fields json, String name, String secret) {
        return new Json(201, json.merge(Fields.of(name, Value.of(secret))), json);
    }

    /// @param kept what is remembered of it, for a repeated request: without secrets, which are
    ///   stored as hashes only
    record Json(int status, Value body, Value kept) implements Reply {}

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
