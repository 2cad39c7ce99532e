package org.querencia.web.http;

import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// A part of the server with its own paths: collection, the API, the console. It states its routes
/// with whole paths, throws [ProblemException] where it must refuse, and may word refusals its own
/// way.
public interface Room extends HttpService {

    /// Whether this room words the failures of `path`, those of paths that do not exist included.
    boolean owns(String path);

    /// Answers with a problem; `application/problem+json` unless the room's callers expect
    /// something else.
    default void tell(Problem problem, ServerRequest request, ServerResponse response) {
        problem.send(response);
    }
}
