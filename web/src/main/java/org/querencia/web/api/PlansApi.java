package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.alarm.Attained;
import org.querencia.core.alarm.Plan;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.alarm.PlanDefinitions;
import org.querencia.runtime.alarm.PlanDesk;
import org.querencia.runtime.alarm.PlanDesk.Answer;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// `/api/plans`: what is to be done about passages from stage to stage, and what was attained.
final class PlansApi {
    private static final String LIST = "plans";
    private static final String ONE = "/api/plans/{model}/{from}/{to}";

    private final PlanDesk desk;

    PlansApi(ApiServices services) {
        this.desk = services.alarms().plans();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/plans", this::list),
                Route.get(ONE, this::show),
                Route.put(ONE, this::write),
                Route.delete(ONE, this::delete));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, desk.all(), plan -> plan.passage().key(), this::render);
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only())));
    }

    /// The whole plan, in the place of the one before.
    private Reply write(Call call) {
        Map<String, Value> content = new LinkedHashMap<>(call.only().body().values());
        for (String name : List.of("model", "from", "to")) {
            content.put(name, Value.of(call.path(name)));
        }
        for (String name : List.of("state", "version")) {
            if (content.containsKey(name)) {
                throw Call.badField(name, "the server keeps it");
            }
        }
        try {
            return Reply.ok(render(written(call, PlanDefinitions.read(new Fields(content)))));
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
    }

    private Reply delete(Call call) {
        Plan before = known(call.only());
        written(call, before.deleted());
        return Reply.ok(
                Json.object().put("key", before.passage().key()).put("deleted", true).build());
    }

    private Plan written(Call call, Plan plan) {
        return switch (desk.write(DecisionsApi.author(call), plan)) {
            case Answer.Done(Plan done) -> done;
            case Answer.Refused(String why) -> throw refused(why);
        };
    }

    private Plan known(Call call) {
        String key = "%s.%s.%s".formatted(call.path("model"), call.path("from"), call.path("to"));
        return desk.find(key)
                .orElseThrow(
                        () -> Call.notFound("No plan is for the passage '%s'.".formatted(key)));
    }

    private static ProblemException refused(String why) {
        return Problem.of(Fault.INVALID_FIELD, why + ".").exception();
    }

    private Fields render(Plan plan) {
        Map<String, Value> fields = new LinkedHashMap<>(PlanDefinitions.fields(plan).values());
        Attained attained = desk.attained(plan.passage(), plan.horizonDays());
        fields.remove("state");
        fields.put("key", Value.of(plan.passage().key()));
        fields.put(
                "attained",
                Json.object()
                        .put("entered", attained.entered())
                        .put("passed", attained.passed())
                        .put("share", Value.of(BigDecimal.valueOf(attained.share())))
                        .put("low", Value.of(BigDecimal.valueOf(attained.low())))
                        .put("high", Value.of(BigDecimal.valueOf(attained.high())))
                        .put("verdict", verdict(attained.against(plan.target())))
                        .build());
        return new Fields(fields);
    }

    private static String verdict(Attained.Verdict verdict) {
        return Render.word(verdict);
    }
}
