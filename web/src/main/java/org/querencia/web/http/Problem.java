package org.querencia.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import org.querencia.core.event.Value.Fields;

/// Why a request was not done, in the shape of RFC 9457.
///
/// @param detail what is wrong, where, and how to mend it; never a stack trace
/// @param field the parameter or field at fault (`limit`, `identifiers[0].type`), if one is
/// @param retryAfter when trying again makes sense; in whole seconds
public record Problem(
        Fault fault, String detail, Optional<String> field, Optional<Duration> retryAfter) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Fault fault, String detail) {
        return new Problem(fault, detail, Optional.empty(), Optional.empty());
    }

    public static Problem at(Fault fault, String field, String detail) {
        return new Problem(fault, detail, Optional.of(field), Optional.empty());
    }

    public static Problem later(Fault fault, Duration retryAfter, String detail) {
        return new Problem(fault, detail, Optional.empty(), Optional.of(retryAfter));
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    public Fields json() {
        return Json.object()
                .put("type", Fault.TYPE_BASE + "#" + fault.code())
                .put("title", fault.title())
                .put("status", fault.status())
                .put("detail", detail)
                .put("code", fault.code())
                .put("field", field)
                .build();
    }

    /// Answers with this problem.
    public void send(ServerResponse response) {
        sendHeaders(response);
        response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
        response.send(Json.bytes(json()));
    }

    /// The status and headers every wording of a problem has.
    public void sendHeaders(ServerResponse response) {
        response.status(fault.status());
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        retryAfter.ifPresent(wait ->
                response.header(
                        HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        if (fault == Fault.NOT_SIGNED_IN) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"querencia\"");
        }
    }
}
