package org.querencia.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.identity.IdentityDefinitions;
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
                Route.put("/api/definitions/identity", this::defineIdentity));
    }

    private Reply identity(Call call) {
        call.only();
        return shown(services.rules().get().definition());
    }

    /// Takes the whole definition, in the form it is answered.
    private Reply defineIdentity(Call call) {
        call.only().caller().requireAdministrator();
        IdentityDefinition definition = read(call);
        DecisionsApi.done(services.decisions().define(DecisionsApi.author(call), definition));
        return shown(definition);
    }

    private static IdentityDefinition read(Call call) {
        try {
            String json = new String(ValueCodec.write(call.body()), StandardCharsets.UTF_8);
            return IdentityDefinitions.read(json);
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(Fault.INVALID_FIELD, wrong.getMessage() + ".").exception();
        }
    }

    private static Reply shown(IdentityDefinition definition) {
        return Reply.ok(ValueCodec.read(Call.utf8(IdentityDefinitions.write(definition))));
    }
}
