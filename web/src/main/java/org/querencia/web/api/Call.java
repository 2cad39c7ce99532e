package org.querencia.web.api;

import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value.Fields;
import org.querencia.web.http.Caller;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// One request to the API, already let in, with what its endpoint wants to know of it. Everything
/// that cannot be read is refused with the parameter at fault.
///
/// @param bytes the body, bounded; empty for reads
record Call(ServerRequest request, Caller caller, byte[] bytes) {

    static final int LIMIT_DEFAULT = 50;
    static final int LIMIT_MAX = 500;

    /// Refuses parameters nobody reads: a misspelt filter must not quietly mean no filter.
    Call only(String... known) {
        Set<String> names = Set.of(known);
        for (String name : request.query().names()) {
            if (!names.contains(name)) {
                throw Problem.at(
                                Fault.INVALID_PARAMETER,
                                name,
                                "%s: not a parameter of this path; it takes %s."
                                        .formatted(
                                                name,
                                                known.length == 0
                                                        ? "none"
                                                        : String.join(", ", known)))
                        .exception();
            }
        }
        return this;
    }

    String path(String name) {
        return request.path().pathParameters().get(name);
    }

    /// The parameter, if it was sent and is not blank.
    Optional<String> query(String name) {
        return request.query().first(name).asOptional().filter(text -> !text.isBlank());
    }

    /// Every value of a parameter that may be repeated.
    List<String> queries(String name) {
        return request.query().all(name, List::of).stream().filter(t -> !t.isBlank()).toList();
    }

    int limit() {
        return limit(LIMIT_DEFAULT, LIMIT_MAX);
    }

    int limit(int usual, int most) {
        Optional<String> given = request.query().first("limit").asOptional();
        if (given.isEmpty()) {
            return usual;
        }
        try {
            int limit = Integer.parseInt(given.get());
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            throw badLimit(given.get(), most);
        }
        throw badLimit(given.get(), most);
    }

    private static ProblemException badLimit(String given, int most) {
        return bad("limit", "'%s': expected a whole number from 1 to %d".formatted(given, most));
    }

    <T> Optional<T> cursor(String list, Function<String, T> parse) {
        return request.query()
                .first("cursor")
                .asOptional()
                .map(cursor -> PageCursor.read(list, cursor, parse));
    }

    Optional<SourceKey> source() {
        return query("source").map(text -> sourceKey(Fault.INVALID_PARAMETER, "source", text));
    }

    static SourceKey sourceKey(String parameter, String text) {
        return sourceKey(Fault.INVALID_PARAMETER, parameter, text);
    }

    static SourceKey sourceKey(Fault fault, String field, String text) {
        try {
            return new SourceKey(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.at(fault, field, field + ": " + malformed.getMessage() + ".").exception();
        }
    }

    static Event.Type type(String text) {
        try {
            return Event.Type.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw bad(
                    "type",
                    "'%s': expected track, identify, page, screen, group or alias".formatted(text));
        }
    }

    Optional<LocalDate> date(String name) {
        try {
            return query(name).map(LocalDate::parse);
        } catch (DateTimeParseException malformed) {
            throw bad(
                    name,
                    "'%s': expected a day such as 2026-11-01"
                            .formatted(malformed.getParsedString()));
        }
    }

    Optional<Instant> instant(String name) {
        try {
            return query(name).map(Instant::parse);
        } catch (DateTimeParseException malformed) {
            throw bad(
                    name,
                    "'%s': expected an instant such as 2026-11-01T12:00:00Z"
                            .formatted(malformed.getParsedString()));
        }
    }

    boolean flag(String name) {
        return switch (query(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw bad(name, "'%s': expected true or false".formatted(other));
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The body as a JSON object.
    Fields body() {
        return Json.parse(bytes);
    }

    /// A text of the body that must be there.
    static String required(Fields body, String name, String what) {
        return body.text(name)
                .orElseThrow(() ->
                        Problem.at(
                                        Fault.INVALID_FIELD,
                                        name,
                                        "%s: missing; expected %s.".formatted(name, what))
                                .exception());
    }

    static ProblemException bad(String parameter, String why) {
        return Problem.at(Fault.INVALID_PARAMETER, parameter, parameter + ": " + why + ".")
                .exception();
    }

    static ProblemException badField(String field, String why) {
        return Problem.at(Fault.INVALID_FIELD, field, field + ": " + why + ".").exception();
    }

    static ProblemException notFound(String what) {
        return Problem.of(Fault.NOT_FOUND, what).exception();
    }
}
