package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.visit.StoreVisit;
import org.querencia.core.visit.StoreVisit.Bought;
import org.querencia.core.visit.StoreVisit.Interest;
import org.querencia.core.visit.StoreVisit.NotBought;
import org.querencia.core.visit.StoreVisit.Piece;
import org.querencia.core.visit.StoreVisit.Thing;
import org.querencia.core.visit.StoreVisit.Untold;
import org.querencia.runtime.visit.Registered;
import org.querencia.runtime.visit.ToldVisit;
import org.querencia.runtime.visit.VisitReader;
import org.querencia.runtime.visit.VisitRefusedException;
import org.querencia.runtime.visit.Visits;
import org.querencia.web.http.Caller;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Json.ObjectBuilder;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// `/api/visits`: registering who came to the shop, for tills and apps of the company's own. Visits
/// count once by their id: the body's, or one made from the `Idempotency-Key`.
final class VisitsApi {

    private final Visits visits;

    VisitsApi(ApiServices services) {
        this.visits = services.visits();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/visits", this::register),
                Route.get("/api/visits/{id}", this::show),
                Route.delete("/api/visits/{id}", this::undo));
    }

    private Reply register(Call call) {
        call.only();
        String id = DecisionsApi.author(call).request().orElseGet(visits::newId);
        try {
            return registered(
                    visits.register(call.caller().name(), VisitReader.read(call.body(), id)));
        } catch (VisitRefusedException refused) {
            throw refused(refused);
        }
    }

    static Reply registered(Registered registered) {
        ObjectBuilder told = Json.object().put("id", registered.id());
        return switch (registered) {
            case Registered.Stored(_, var person) ->
                    Reply.created(
                            told.put("state", "registered")
                                    .put("profile", person.map(Object::toString))
                                    .build());
            case Registered.Known _ -> Reply.ok(told.put("state", "known").build());
            case Registered.Undone _ -> Reply.ok(told.put("state", "undone").build());
        };
    }

    private Reply show(Call call) {
        return Reply.ok(render(find(call.only())));
    }

    private Reply undo(Call call) {
        String id = call.only().path("id");
        Caller caller = call.caller();
        Optional<ToldVisit> found = visits.find(id);
        if (found.isPresent() && !found.get().seller().equals(caller.name())) {
            caller.requireAdministrator();
        }
        if (!visits.undo(caller.name(), id)) {
            throw unknown(id);
        }
        return Reply.ok(Json.object().put("id", id).put("state", "undone").build());
    }

    private ToldVisit find(Call call) {
        String id = call.path("id");
        return visits.find(id).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(String id) {
        return Call.notFound("There is no visit '%s', or it was taken back.".formatted(id));
    }

    static ProblemException refused(VisitRefusedException refused) {
        String why = refused.getMessage() + ".";
        return switch (refused.reason()) {
            case FORGOTTEN, SWITCHED_OFF -> Problem.of(Fault.CONFLICT, why).exception();
            case UNKNOWN_FIELD,
                    BAD_ID,
                    BAD_TIME,
                    NO_OUTCOME,
                    BAD_WORD,
                    BAD_NUMBER,
                    NO_NAME,
                    TOO_LONG,
                    TOO_MANY,
                    NO_CONTACT,
                    BAD_CONTACT,
                    UNKNOWN_PERSON ->
                    Problem.at(Fault.INVALID_FIELD, refused.field(), why).exception();
        };
    }

    private static Value render(ToldVisit told) {
        StoreVisit visit = told.visit();
        ObjectBuilder json =
                Json.object()
                        .put("id", visit.id())
                        .put("at", told.at())
                        .put("seller", told.seller())
                        .put("profile", told.person().map(Object::toString))
                        .put("identifiers", Json.items(told.who(), id -> Value.of(id.toString())));
        switch (visit.ending()) {
            case Bought(List<Piece> pieces, var total) -> {
                json.put("outcome", "bought").put("products", Json.items(pieces, VisitsApi::piece));
                json.put("total", total.map(BigDecimal::toPlainString));
            }
            case NotBought(String reason, String words) ->
                    json.put("outcome", "not-bought")
                            .put("reason", said(reason))
                            .put("reasonWords", said(words));
            case Untold _ -> {}
        }
        return json.put("tried", Json.items(visit.tried(), VisitsApi::thing))
                .put("asked", Json.items(visit.asked(), VisitsApi::thing))
                .put(
                        "interest",
                        Optional.of(visit.interest())
                                .filter(interest -> interest != Interest.UNTOLD)
                                .map(interest -> interest.name().toLowerCase(Locale.ROOT)))
                .put("arrival", said(visit.arrival()))
                .put("note", said(visit.note()))
                .build();
    }

    private static Value piece(Piece piece) {
        return named(piece.thing())
                .put("quantity", Value.of(piece.quantity()))
                .put("price", piece.price().map(BigDecimal::toPlainString))
                .build();
    }

    private static Value thing(Thing thing) {
        return named(thing).build();
    }

    private static ObjectBuilder named(Thing thing) {
        return Json.object().put("product", said(thing.product())).put("name", thing.name());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(told -> !told.isEmpty());
    }
}
