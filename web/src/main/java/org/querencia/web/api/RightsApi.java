package org.querencia.web.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.right.Certificate;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.right.Erasures.Answer;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Texts;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// People's rights: everything kept of a person to take along, and being forgotten.
final class RightsApi {

    private static final int IDENTIFIERS_MAX = 500;
    private static final Duration BEHIND = Duration.ofSeconds(10);
    private static final String LIST = "erasures";

    private final Workspace workspace;
    private final ProfileViews views;
    private final Identifiers identifiers;
    private final Erasures erasures;
    private final PersonExport export;
    private final InstantSource clock;

    RightsApi(ApiServices services) {
        this.workspace = services.workspace();
        this.views = services.views();
        this.identifiers = new Identifiers(services);
        this.erasures = services.erasures();
        this.export = new PersonExport(services.views());
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/profiles/{id}/export", this::export),
                Route.post("/api/profiles/{id}/erase", this::erase),
                Route.post("/api/erasures", this::eraseMany),
                Route.get("/api/erasures", this::list),
                Route.get("/api/erasures/{erasure}", this::one),
                Route.post("/api/suppressions/lift", this::lift));
    }

    private Reply export(Call call) {
        ProfileId id = Identifiers.ofPath(call.only("format", "language"));
        ProfileView person = views.view(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
        Texts texts =
                call.query("language")
                        .map(language -> Texts.of(Locale.forLanguageTag(language)))
                        .orElseGet(() -> Texts.of(workspace.language()));
        return switch (call.query("format").orElse("json")) {
            case "json" ->
                    new Reply.Stream(
                            "application/json", "all-data.json", out -> export.write(person, out));
            case "html" ->
                    new Reply.Stream(
                            "text/html; charset=utf-8",
                            "all-data.html",
                            out -> export.writeDocument(person, formats(texts), out));
            case String other ->
                    throw Call.bad("format", "'%s': expected json or html".formatted(other));
        };
    }

    private Formats formats(Texts texts) {
        return new Formats(texts, workspace.zone(), clock.instant());
    }

    private Reply erase(Call call) {
        call.only().caller().requireAdministrator();
        ProfileId id = Identifiers.ofPath(call);
        return Reply.ok(
                render(done(erasures.erase(DecisionsApi.author(call), id, reason(call.body())))));
    }

    /// Of each identifier whoever has it; of those nobody has, nobody ever will.
    private Reply eraseMany(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = call.body();
        List<Value> named = body.items("identifiers");
        if (named.isEmpty() || named.size() > IDENTIFIERS_MAX) {
            throw Call.badField(
                    "identifiers", "expected a list of 1 to %d".formatted(IDENTIFIERS_MAX));
        }
        String reason = reason(body);
        List<Identifier> whom =
                IntStream.range(0, named.size())
                        .mapToObj(at ->
                                identifiers.ofField("identifiers[%d]".formatted(at), named.get(at)))
                        .distinct()
                        .toList();
        List<Value> certificates =
                whom.stream()
                        .<Value>map(one ->
                                render(
                                        done(
                                                erasures.erase(
                                                        DecisionsApi.author(call), one, reason))))
                        .toList();
        return Reply.ok(Json.object().put("items", new Items(certificates)).build());
    }

    private Reply list(Call call) {
        call.only("limit", "cursor").caller().requireAdministrator();
        int limit = call.limit();
        Optional<UUID> after = call.cursor(LIST, UUID::fromString);
        return Page.of(
                LIST,
                erasures.certificates().list(after, limit + 1),
                limit,
                certificate -> certificate.id().toString(),
                RightsApi::render);
    }

    private Reply one(Call call) {
        call.only().caller().requireAdministrator();
        return certificate(call.path("erasure"))
                .map(found -> Reply.ok(render(found)))
                .orElseThrow(() -> Call.notFound("No erasure has this id."));
    }

    private Optional<Certificate> certificate(String id) {
        try {
            return erasures.certificates().byId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Reply lift(Call call) {
        call.only().caller().requireAdministrator();
        Identifier identifier = identifiers.required(call.body(), "identifier");
        if (!erasures.lift(identifier)) {
            throw Call.notFound("This identifier is not suppressed.");
        }
        return Reply.ok(Json.object().put("identifier", identifier.toString()).build());
    }

    private static String reason(Fields body) {
        String reason = body.text("reason").orElse("");
        if (reason.length() > Certificate.REASON_LENGTH_MAX) {
            throw Call.badField(
                    "reason",
                    "expected at most %d characters".formatted(Certificate.REASON_LENGTH_MAX));
        }
        return reason;
    }

    private static Certificate done(Answer answer) {
        return switch (answer) {
            case Answer.Erased(Certificate certificate) -> certificate;
            case Answer.Unknown() -> throw Call.notFound("Nobody has this id.");
            case Answer.Waiting() ->
                    throw Problem.later(
                                    Fault.UNAVAILABLE,
                                    BEHIND,
                                    "The erasure is decided and under way; ask again in a moment"
                                            + " for its certificate.")
                            .exception();
        };
    }

    static Fields render(Certificate certificate) {
        Json.ObjectBuilder traces = Json.object();
        certificate.traces().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(trace -> traces.put(trace.getKey(), trace.getValue()));
        return Json.object()
                .put("id", certificate.id().toString())
                .put("at", certificate.at())
                .put("by", certificate.by())
                .put("reason", certificate.reason())
                .put("identifiers", certificate.identifiers())
                .put("events", certificate.events())
                .put("orders", certificate.orders())
                .put("traces", traces.build())
                .build();
    }
}
