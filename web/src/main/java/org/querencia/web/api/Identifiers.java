package org.querencia.web.api;

import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// Reads how callers name people: `email:ana@x.co`, `{"type":"email","value":"ana@x.co"}`, or the
/// id of a profile. Values are as people write them; the views normalise them.
final class Identifiers {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int VALUE_LENGTH_MAX = 256;

    private Identifiers() {}

    /// An identifier as told, not yet normalised.
    record Told(String type, String value) {
        @Override
        public String toString() {
            return type + ":" + value;
        }
    }

    /// What a query parameter may mean: a `+` in it is a plus, as people type `phone:+57…`, or a
    /// space, as forms encode it. The first that finds somebody counts.
    static List<Told> ofQuery(ServerRequest request, String parameter) {
        String raw = request.query().getRaw(parameter);
        Set<String> readings = new LinkedHashSet<>();
        readings.add(decoded(parameter, raw.replace("+", "%2B")));
        readings.add(decoded(parameter, raw));
        List<Told> told = new ArrayList<>();
        readings.forEach(reading -> told.add(parse(Fault.INVALID_IDENTIFIER, parameter, reading)));
        return told;
    }

    private static String decoded(String parameter, String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Call.bad(parameter, "a % is not followed by two hexadecimal digits");
        }
    }

    /// An identifier in a field of a body: text or object.
    static Told ofField(String field, Value value) {
        return switch (value) {
            case Value.Text(String text) -> parse(Fault.INVALID_FIELD, field, text);
            case Fields fields ->
                    checked(
                            Fault.INVALID_FIELD,
                            field,
                            fields.text("type").orElse(""),
                            fields.text("value").orElse(""));
            case Value.Num _, Value.Flag _, Value.Nothing _, Value.Items _ ->
                    throw invalid(Fault.INVALID_FIELD, field);
        };
    }

    static Told parse(Fault fault, String field, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw invalid(fault, field);
        }
        return checked(fault, field, text.substring(0, colon), text.substring(colon + 1));
    }

    private static Told checked(Fault fault, String field, String type, String value) {
        if (!TYPE.matcher(type.strip()).matches()
                || value.isBlank()
                || value.length() > VALUE_LENGTH_MAX) {
            throw invalid(fault, field);
        }
        return new Told(type.strip(), value.strip());
    }

    private static ProblemException invalid(Fault fault, String field) {
        return Problem.at(
                        fault,
                        field,
                        field
                                + ": expected a type, a colon and a value of at most "
                                + VALUE_LENGTH_MAX
                                + " characters, such as email:ana@x.co, user_id:42, phone:+57 300"
                                + " 1234567 or anonymous_id:….")
                .exception();
    }

    /// A profile's id, if that is what `text` looks like.
    static Optional<ProfileId> profileId(String text) {
        try {
            return text.length() == 36
                    ? Optional.of(new ProfileId(UUID.fromString(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /// The person a path names by id; the ids of those who are no more lead to whom they became.
    static ProfileId ofPath(Call call) {
        return profileId(call.path("id")).orElseThrow(() -> unknown(call.path("id")));
    }

    static ProblemException unknown(String id) {
        return Call.notFound(
                "No profile has the id '%s'; find people with GET /api/profiles?identifier=…"
                        .formatted(id.length() > 64 ? id.substring(0, 64) : id));
    }

    /// The person a field of a body names, by id or by an identifier.
    static ProfileId person(ProfileViews views, Fields body, String field) {
        Value value =
                body.get(field)
                        .orElseThrow(() ->
                                Call.badField(
                                        field,
                                        "missing; expected a profile's id or an identifier"
                                                + " such as email:ana@x.co"));
        if (value instanceof Value.Text(String text) && profileId(text).isPresent()) {
            return profileId(text).orElseThrow();
        }
        Told told = ofField(field, value);
        return views.find(told.type(), told.value())
                .orElseThrow(() -> Call.badField(field, "nobody is known as '%s'".formatted(told)));
    }
}
