package org.querencia.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.collect.MarkingDefinitions;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.visit.VisitDefinitions;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// `/api/definitions`: the rules by which facts are read. A change acts from its place in the log.
final class DefinitionsApi {
    private final ApiServices services;

    DefinitionsApi(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/definitions/identity", this::identity),
                Route.put("/api/definitions/identity", this::defineIdentity),
                Route.get("/api/definitions/marking", this::marking),
                Route.put("/api/definitions/marking", this::defineMarking),
                Route.get("/api/definitions/visits", this::visits),
                Route.put("/api/definitions/visits", this::defineVisits));
    }

    private Reply identity(Call call) {
        call.only();
        return shown(services.rules().get().definition());
    }

    /// Takes the whole definition, in the form it is answered.
    private Reply defineIdentity(Call call) {
        call.only().caller().requireAdministrator();
        IdentityDefinition definition = read(call, IdentityDefinitions::read);
        DecisionsApi.done(services.decisions().define(DecisionsApi.author(call), definition));
        return shown(definition);
    }

    private Reply marking(Call call) {
        call.only();
        return shown(services.marking().rules());
    }

    private Reply defineMarking(Call call) {
        call.only().caller().requireAdministrator();
        MarkingRules rules = read(call, MarkingDefinitions::read);
        for (SourceKey key : rules.testSources()) {
            if (services.sources().source(key).isEmpty()) {
                throw Call.badField("testSources", "there is no source '%s'".formatted(key));
            }
        }
        DecisionsApi.done(services.marking().define(DecisionsApi.author(call), rules));
        return shown(rules);
    }

    private Reply visits(Call call) {
        call.only();
        return shown(services.visits().lists());
    }

    private Reply defineVisits(Call call) {
        call.only().caller().requireAdministrator();
        VisitLists lists = read(call, VisitDefinitions::read);
        DecisionsApi.done(services.visits().define(DecisionsApi.author(call), lists));
        return shown(lists);
    }

    private static <T> T read(Call call, Function<String, T> definition) {
        try {
            String json = new String(ValueCodec.write(call.body()), StandardCharsets.UTF_8);
            return definition.apply(json);
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(Fault.INVALID_FIELD, wrong.getMessage() + ".").exception();
        }
    }

    private static Reply shown(IdentityDefinition definition) {
        return Reply.ok(ValueCodec.read(Call.utf8(IdentityDefinitions.write(definition))));
    }

    private static Reply shown(VisitLists lists) {
        return Reply.ok(ValueCodec.read(Call.utf8(VisitDefinitions.write(lists))));
    }

    private static Reply shown(MarkingRules rules) {
        return Reply.ok(ValueCodec.read(Call.utf8(MarkingDefinitions.write(rules))));
    }
}
