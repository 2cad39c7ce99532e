package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.call.CallRules;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.call.CallCard;
import org.querencia.runtime.call.CallDefinitions;
import org.querencia.runtime.call.CallList;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.call.CallLists;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.visit.CallReader;
import org.querencia.runtime.visit.Calls;
import org.querencia.runtime.visit.ToldCall;
import org.querencia.runtime.visit.VisitRefusedException;
import org.querencia.web.http.Caller;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/calls`: whom sellers had better call today and why, and what came of calls. Calls count
/// once by their id: the body's, or one made from the `Idempotency-Key`.
final class CallsApi {
    private static final String LISTS = "call lists";

    private final CallLists lists;
    private final Calls calls;
    private final ProfileViews views;
    private final Users users;
    private final Readers readers;

    CallsApi(ApiServices services) {
        this.lists = services.calls().lists();
        this.calls = services.calls().calls();
        this.views = services.views();
        this.users = services.users();
        this.readers = services.alarms().readers();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/calls", this::all),
                Route.get("/api/calls/lists/{seller}", this::ofSeller),
                Route.get("/api/calls/lists/{seller}/mail", this::mail),
                Route.put("/api/calls/lists/{seller}/mail", this::putMail),
                Route.post("/api/calls", this::register),
                Route.get("/api/calls/{id}", this::show),
                Route.delete("/api/calls/{id}", this::undo),
                Route.get("/api/definitions/calls", this::rules),
                Route.put("/api/definitions/calls", this::define));
    }

    private Reply all(Call call) {
        call.only("limit", "cursor");
        return Page.cut(
                call,
                LISTS,
                lists.all(),
                CallList::seller,
                list ->
                        Json.object()
                                .put("seller", list.seller())
                                .put("day", list.day().toString())
                                .put("people", list.due().size())
                                .build());
    }

    private Reply ofSeller(Call call) {
        String seller = call.only("limit", "cursor").path("seller");
        CallList list =
                lists.of(seller)
                        .orElseThrow(() ->
                                Call.notFound("'%s' has no list of calls.".formatted(seller)));
        return Page.cut(
                call, LISTS + " " + seller, list.due(), due -> due.person().toString(), this::due);
    }

    private Reply mail(Call call) {
        return Reply.ok(mail(reader(call.only())));
    }

    /// From which hour of the day on the list is mailed; `null` for no mail.
    private Reply putMail(Call call) {
        User reader = reader(call.only());
        Fields body = call.body();
        if (!body.values().keySet().equals(Set.of("hour"))) {
            throw Call.badField("hour", "expected an hour, 0 to 23, or null, and nothing else");
        }
        Optional<Integer> hour =
                body.get("hour").orElseThrow() instanceof Value.Nothing
                        ? Optional.empty()
                        : Optional.of(hour(body));
        try {
            readers.saveHourOfCalls(reader, hour);
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("hour", String.valueOf(wrong.getMessage()));
        }
        return Reply.ok(mail(reader));
    }

    private static int hour(Fields body) {
        try {
            return body.number("hour").map(BigDecimal::intValueExact).orElse(-1);
        } catch (ArithmeticException notWhole) {
            throw Call.badField("hour", "expected a whole number, 0 to 23");
        }
    }

    private Fields mail(User reader) {
        return Json.object()
                .put("seller", reader.email())
                .put(
                        "hour",
                        readers.hourOfCalls(reader).<Value>map(Value::of).orElse(Value.NOTHING))
                .build();
    }

    private User reader(Call call) {
        String seller = call.path("seller");
        return users.byEmail(seller)
                .orElseThrow(() -> Call.notFound("Nobody signs in as '%s'.".formatted(seller)));
    }

    private Fields due(Due due) {
        Optional<CallCard> card = views.view(due.person()).map(CallCard::of);
        return Json.object()
                .put("profile", due.person().toString())
                .put("name", card.map(CallCard::name).filter(name -> !name.isEmpty()))
                .put("phone", card.flatMap(known -> known.phones().stream().findFirst()))
                .put("score", due.score().isEmpty() ? Value.NOTHING : score(due))
                .put("occasions", Json.texts(due.occasions()))
                .put("interest", card.map(CallCard::interest).filter(name -> !name.isEmpty()))
                .putInstant("lastOrder", card.flatMap(CallCard::lastOrder))
                .build();
    }

    private static Value score(Due due) {
        return Json.object()
                .put("key", due.score())
                .put("score", due.points())
                .put("change", due.change())
                .build();
    }

    private Reply register(Call call) {
        call.only();
        String id = DecisionsApi.author(call).request().orElseGet(calls::newId);
        try {
            return VisitsApi.registered(
                    calls.register(call.caller().name(), CallReader.read(call.body(), id)));
        } catch (VisitRefusedException refused) {
            throw VisitsApi.refused(refused);
        }
    }

    private Reply show(Call call) {
        String id = call.only().path("id");
        return Reply.ok(calls.find(id).map(CallsApi::render).orElseThrow(() -> unknown(id)));
    }

    private Reply undo(Call call) {
        String id = call.only().path("id");
        Caller caller = call.caller();
        Optional<ToldCall> found = calls.find(id);
        if (found.isPresent() && !found.get().seller().equals(caller.name())) {
            caller.requireAdministrator();
        }
        if (!calls.undo(caller.name(), id)) {
            throw unknown(id);
        }
        return Reply.ok(Json.object().put("id", id).put("state", "undone").build());
    }

    private static RuntimeException unknown(String id) {
        return Call.notFound("There is no call '%s', or it was taken back.".formatted(id));
    }

    private static Fields render(ToldCall told) {
        return Json.object()
                .put("id", told.id())
                .put("at", told.at())
                .put("seller", told.seller())
                .put("profile", told.person().map(Object::toString))
                .put("outcome", told.outcome().text())
                .put("why", Json.texts(told.why()))
                .build();
    }

    private Reply rules(Call call) {
        call.only();
        return shown(lists.rules());
    }

    private Reply define(Call call) {
        call.only().caller().requireAdministrator();
        try {
            CallRules rules =
                    CallDefinitions.read(
                            new String(
                                    ValueCodec.write(call.body()),
                                    java.nio.charset.StandardCharsets.UTF_8));
            DecisionsApi.done(lists.define(DecisionsApi.author(call), rules));
            return shown(rules);
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(Fault.INVALID_FIELD, wrong.getMessage() + ".").exception();
        }
    }

    private static Reply shown(CallRules rules) {
        return Reply.ok(CallDefinitions.fields(rules));
    }
}
