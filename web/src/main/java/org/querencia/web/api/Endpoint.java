package org.querencia.web.api;

/// Answers one kind of request, or throws [org.querencia.web.http.ProblemException].
@FunctionalInterface
interface Endpoint {
    Reply reply(Call call);
}
