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
import java.util.function.Supplier;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Recognition;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.identity.Recognition.Dropped;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// Reads how callers name people: `email:ana@x.co`, `{"type":"email","value":"ana@x.co"}`, or the
/// id of a profile. Values are as people write them, and are normalised as collected ones are.
final class Identifiers {
    private static final String EXPECTED =
            "expected a type, a colon and a value, such as email:ana@x.co, user_id:42, phone:+57 300"
                    + " 1234567 or anonymous_id:…";

    private final Supplier<IdentityRules> rules;
    private final ProfileViews views;

    Identifiers(ApiServices services) {
        this.rules = services.rules();
        this.views = services.views();
    }

    /// What a query parameter may mean: a `+` in it is a plus, as people type `phone:+57…`, or a
    /// space, as forms encode it. Refused when neither reading can be an identifier.
    List<Identifier> ofQuery(ServerRequest request, String parameter) {
        return readings(parameter, request.query().getRaw(parameter));
    }

    /// The same for a segment of the path, where a `+` is a plus.
    List<Identifier> ofPath(Call call, String segment) {
        return readings(segment, call.path(segment).replace("%", "%25").replace("+", "%2B"));
    }

    private List<Identifier> readings(String parameter, String raw) {
        Set<String> readings = new LinkedHashSet<>();
        readings.add(decoded(parameter, raw.replace("+", "%2B")));
        readings.add(decoded(parameter, raw));
        List<Identifier> accepted = new ArrayList<>();
        Optional<Dropped> dropped = Optional.empty();
        for (String reading : readings) {
            switch (recognise(Fault.INVALID_IDENTIFIER, parameter, reading)) {
                case Accepted(Identifier identifier) -> accepted.add(identifier);
                case Dropped why -> dropped = Optional.of(why);
            }
        }
        if (accepted.isEmpty() && dropped.isPresent()) {
            throw refused(Fault.INVALID_IDENTIFIER, parameter, dropped.get());
        }
        return accepted;
    }

    private static String decoded(String parameter, String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Call.bad(parameter, "a % is not followed by two hexadecimal digits");
        }
    }

    /// An identifier in a field of a body: text or object.
    Identifier ofField(String field, Value value) {
        Recognition recognition =
                switch (value) {
                    case Value.Text(String text) -> recognise(Fault.INVALID_FIELD, field, text);
                    case Fields fields ->
                            rules.get()
                                    .identifier(
                                            fields.text("type").orElse(""),
                                            fields.text("value").orElse(""));
                    case Value.Num _, Value.Flag _, Value.Nothing _, Value.Items _ ->
                            throw unreadable(Fault.INVALID_FIELD, field);
                };
        return switch (recognition) {
            case Accepted(Identifier identifier) -> identifier;
            case Dropped why -> throw refused(Fault.INVALID_FIELD, field, why);
        };
    }

    /// The identifier a body must name in `field`.
    Identifier required(Fields body, String field) {
        return body.get(field)
                .map(value -> ofField(field, value))
                .orElseThrow(() -> Call.badField(field, "missing; " + EXPECTED));
    }

    private Recognition recognise(Fault fault, String field, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw unreadable(fault, field);
        }
        return rules.get().identifier(text.substring(0, colon).strip(), text.substring(colon + 1));
    }

    private static ProblemException unreadable(Fault fault, String field) {
        return Problem.at(fault, field, field + ": " + EXPECTED + ".").exception();
    }

    private static ProblemException refused(Fault fault, String field, Dropped dropped) {
        String why =
                switch (dropped.reason()) {
                    case BLANK -> "the value is empty";
                    case BLOCKED -> "this value names nobody, so it is blocked";
                    case TOO_LONG ->
                            "the value is longer than %d characters"
                                    .formatted(Identifier.VALUE_LENGTH_MAX);
                    case MALFORMED ->
                            "the value is not what its type asks for (no such telephone number, a"
                                    + " wrong check digit, no e-mail address)";
                    case UNKNOWN_TYPE -> "the type is not 1 to 64 letters, digits, '.', '_' or '-'";
                };
        return Problem.at(fault, field, field + ": " + why + "; " + EXPECTED + ".").exception();
    }

    /// The person a path names by id; the ids of those who are no more lead to whom they became.
    static ProfileId ofPath(Call call) {
        return profileId(call.path("id")).orElseThrow(() -> unknown(call.path("id")));
    }

    private static Optional<ProfileId> profileId(String text) {
        try {
            return text.length() == 36
                    ? Optional.of(new ProfileId(UUID.fromString(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    static ProblemException unknown(String id) {
        return Call.notFound(
                "No profile has the id '%s'; find people with GET /api/profiles?identifier=…"
                        .formatted(id.length() > 64 ? id.substring(0, 64) : id));
    }

    /// The person a field of a body names, by id or by an identifier.
    ProfileId person(Fields body, String field) {
        if (body.get(field).orElse(Value.NOTHING) instanceof Value.Text(String text)) {
            Optional<ProfileId> id = profileId(text);
            if (id.isPresent()) {
                return id.get();
            }
        }
        Identifier identifier = required(body, field);
        return views.find(identifier.type(), identifier.value())
                .orElseThrow(() ->
                        Call.badField(field, "nobody is known as '%s'".formatted(identifier)));
    }
}
