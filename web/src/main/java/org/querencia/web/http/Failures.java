package org.querencia.web.http;

import io.helidon.http.BadRequestException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.log.LogOverloadedException;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.operate.StoreBusyException;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.state.StateConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The one place where a failure becomes an answer. The room that owns the path words it.
public final class Failures implements ErrorHandler<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final List<Room> rooms;

    public Failures(List<Room> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response, Throwable failure) {
        if (failure instanceof CloseConnectionException cut) {
            log(Level.WARN, "a connection was cut while its answer was sent", request, cut);
            throw cut;
        }
        Problem problem = problem(failure);
        if (problem.fault() == Fault.INTERNAL) {
            log(Level.ERROR, "a request failed", request, failure);
        } else if (problem.fault() == Fault.UNAVAILABLE) {
            log(Level.WARN, "a request could not be served", request, failure);
        }
        if (response.isSent()) {
            return;
        }
        String path = request.path().path();
        for (Room room : rooms) {
            if (room.owns(path)) {
                room.tell(problem, request, response);
                return;
            }
        }
        problem.send(response);
    }

    private static void log(Level level, String what, ServerRequest request, Throwable failure) {
        LOG.atLevel(level)
                .setCause(failure)
                .addKeyValue("method", request.prologue().method().text())
                .addKeyValue("route", request.matchingPattern().orElse("none"))
                .log(what);
    }

    /// What is told of a failure: refusals word for word, outages with a time to try again, and of
    /// anything else only that it happened.
    static Problem problem(Throwable failure) {
        return switch (failure) {
            case ProblemException refusal -> refusal.problem();
            case LogOverloadedException _ ->
                    Problem.later(
                            Fault.TOO_MANY_REQUESTS,
                            RETRY,
                            "More events wait to be stored than the server holds; send them again.");
            case LogUnavailableException _ ->
                    Problem.later(
                            Fault.UNAVAILABLE,
                            RETRY,
                            "The event log cannot store right now; nothing of this request was"
                                    + " kept, send it again.");
            case StoreBusyException _ ->
                    Problem.later(
                            Fault.UNAVAILABLE,
                            RETRY,
                            "The answer did not come in time, so much else goes on; ask again, or"
                                    + " for less.");
            case StoreUnavailableException _ ->
                    Problem.later(
                            Fault.UNAVAILABLE,
                            RETRY,
                            "A store of the server cannot be reached right now; try again.");
            case StateConflictException _ ->
                    Problem.later(
                            Fault.UNAVAILABLE, RETRY, "Another server has taken over; try again.");
            case RequestException unreadable ->
                    ofStatus(unreadable.status(), String.valueOf(unreadable.getMessage()));
            case BadRequestException unreadable ->
                    ofStatus(Status.BAD_REQUEST_400, String.valueOf(unreadable.getMessage()));
            case HttpException known -> ofStatus(known.status(), "");
            case ImportRefusedException refused -> ofImport(refused);
            case UncheckedIOException _ ->
                    Problem.of(Fault.BAD_REQUEST, "The connection ended before the body did.");
            default -> internal();
        };
    }

    private static Problem ofImport(ImportRefusedException refused) {
        Fault fault =
                switch (refused.why()) {
                    case UNKNOWN -> Fault.NOT_FOUND;
                    case STATE -> Fault.CONFLICT;
                    case INVALID -> Fault.INVALID_IMPORT;
                    case UNREADABLE -> Fault.UNREADABLE_FILE;
                };
        String said = refused.words().in(Locale.ENGLISH);
        String words = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
        Optional<String> field =
                refused.problems().stream()
                        .map(problem -> problem.path())
                        .filter(path -> !path.isEmpty())
                        .findFirst();
        return new Problem(fault, words, field, Optional.empty());
    }

    /// For what goes wrong before there is a route: bad request lines, headers too large.
    public static DirectHandlers direct() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (_, _, status, headers, _) ->
                            DirectHandler.TransportResponse.builder()
                                    .status(status)
                                    .headers(headers)
                                    .header(
                                            HeaderValues.create(
                                                    HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE))
                                    .entity(Json.bytes(ofStatus(status, "").json()))
                                    .keepAlive(false)
                                    .build());
        }
        return handlers.build();
    }

    private static Problem ofStatus(Status status, String message) {
        return switch (status.code()) {
            case 401 -> Problem.of(Fault.NOT_SIGNED_IN, "Sign in, or send an API token.");
            case 403 -> Problem.of(Fault.NOT_ALLOWED, "This caller may not do that.");
            case 404 ->
                    Problem.of(
                            Fault.NOT_FOUND,
                            "No page or resource has this address; /openapi lists those of the"
                                    + " API.");
            case 405 -> Problem.of(Fault.METHOD_NOT_ALLOWED, "Use another method.");
            case 413 -> Problem.of(Fault.TOO_LARGE, "Send less at once.");
            case 415 ->
                    Problem.of(Fault.UNSUPPORTED_MEDIA_TYPE, "Send JSON, plain or gzip-encoded.");
            case 503 -> Problem.later(Fault.UNAVAILABLE, RETRY, "Try again in a moment.");
            default ->
                    status.code() >= 500
                            ? internal()
                            : Problem.of(Fault.BAD_REQUEST, readable(message));
        };
    }

    private static Problem internal() {
        return Problem.of(
                Fault.INTERNAL,
                "The server failed on this request; its log says why. Nothing the server"
                        + " acknowledged is lost.");
    }

    private static String readable(String message) {
        return message.isBlank() || message.length() > 200
                ? "The request line, a header or the body is not valid HTTP."
                : message;
    }
}
