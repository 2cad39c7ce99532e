package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.planner.Came;
import org.querencia.runtime.planner.PlannerDesk;
import org.querencia.runtime.planner.Scenario;
import org.querencia.science.planner.Input;
import org.querencia.science.planner.Outlook;
import org.querencia.science.planner.Planner;
import org.querencia.web.http.Json;

/// `/api/planners`: what would happen if; `/api/scenarios`: numbers somebody keeps.
final class PlannersApi {
    private static final String PLANNERS = "planners";
    private static final String SCENARIOS = "scenarios";

    private final PlannerDesk desk;

    PlannersApi(ApiServices services) {
        this.desk = services.planners();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/planners", this::planners),
                Route.get("/api/planners/{planner}", this::own),
                Route.post("/api/planners/{planner}", this::calculate),
                Route.get("/api/scenarios", this::scenarios),
                Route.post("/api/scenarios", this::keep),
                Route.get("/api/scenarios/{id}", this::show),
                Route.delete("/api/scenarios/{id}", this::delete));
    }

    private Reply planners(Call call) {
        call.only("limit", "cursor");
        return Page.cut(
                call, PLANNERS, List.of(Planner.values()), Planner::key, PlannersApi::render);
    }

    /// With what the company's own figures say of its inputs.
    private Reply own(Call call) {
        Planner planner = named(call.only());
        var own = Json.object();
        desk.own(planner).forEach((key, value) -> own.put(key, number(value)));
        return Reply.ok(render(planner).merge(Json.object().put("own", own.build()).build()));
    }

    private static Planner named(Call call) {
        return planner(call.path("planner"))
                .orElseThrow(() ->
                        Call.notFound(
                                "No planner is called '%s'.".formatted(call.path("planner"))));
    }

    private Reply calculate(Call call) {
        Planner planner = named(call.only());
        try {
            return Reply.ok(render(planner.outlook(planner.values(inputs(call.body())))));
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("inputs", String.valueOf(wrong.getMessage()));
        }
    }

    private Reply scenarios(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, SCENARIOS, desk.all(), Scenario::id, this::render);
    }

    private Reply keep(Call call) {
        Fields body = call.only().body();
        String key = Call.required(body, "planner", "the key of a planner");
        Planner planner =
                planner(key)
                        .orElseThrow(() ->
                                Call.badField("planner", "'%s' is no planner".formatted(key)));
        try {
            return Reply.created(
                    render(
                            desk.keep(
                                    DecisionsApi.author(call),
                                    new PlannerDesk.Draft(
                                            planner,
                                            Call.required(body, "name", "a name"),
                                            inputs(body),
                                            body.text("starts").map(LocalDate::parse)))));
        } catch (DateTimeParseException none) {
            throw Call.badField(
                    "starts",
                    "'%s': expected a day such as 2026-11-01".formatted(none.getParsedString()));
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("inputs", String.valueOf(wrong.getMessage()));
        }
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only())));
    }

    private Reply delete(Call call) {
        Scenario scenario = known(call.only());
        desk.delete(scenario.id());
        return Reply.ok(Json.object().put("id", scenario.id()).put("deleted", true).build());
    }

    private Scenario known(Call call) {
        return desk.find(call.path("id"))
                .orElseThrow(() ->
                        Call.notFound("There is no scenario '%s'.".formatted(call.path("id"))));
    }

    private static Optional<Planner> planner(String key) {
        return Planner.of(key);
    }

    private static Map<String, Double> inputs(Fields body) {
        Map<String, Double> inputs = new LinkedHashMap<>();
        body.get("inputs")
                .ifPresent(given -> {
                    if (!(given instanceof Fields named)) {
                        throw Call.badField("inputs", "expected an object of numbers");
                    }
                    named.values().forEach((key, value) -> inputs.put(key, number(key, value)));
                });
        return inputs;
    }

    private static double number(String key, Value value) {
        if (value instanceof Value.Num(BigDecimal number)) {
            return number.doubleValue();
        }
        throw Call.badField("inputs." + key, "expected a number");
    }

    private static Fields render(Planner planner) {
        return Json.object()
                .put("key", planner.key())
                .put("inputs", Json.items(planner.inputs(), PlannersApi::render))
                .build();
    }

    private static Fields render(Input input) {
        return Json.object()
                .put("key", input.key())
                .put("unit", Render.word(input.unit()))
                .put("usual", number(input.usual()))
                .put("least", number(input.least()))
                .put("most", number(input.most()))
                .put("step", number(input.step()))
                .build();
    }

    private Fields render(Scenario scenario) {
        var inputs = Json.object();
        scenario.inputs().forEach((key, value) -> inputs.put(key, number(value)));
        return Json.object()
                .put("id", scenario.id())
                .put("planner", scenario.planner().key())
                .put("name", scenario.name())
                .put("inputs", inputs.build())
                .put(
                        "starts",
                        scenario.starts()
                                .<Value>map(day -> Value.of(day.toString()))
                                .orElse(Value.NOTHING))
                .put("author", scenario.author())
                .put("made", scenario.made())
                .put("outlook", render(scenario.outlook()))
                .put(
                        "came",
                        desk.came(scenario).<Value>map(PlannersApi::render).orElse(Value.NOTHING))
                .build();
    }

    private static Fields render(Came came) {
        return Json.object()
                .put("what", came.input())
                .put("from", came.from().toString())
                .put("to", came.to().toString())
                .put("over", came.over())
                .put("planned", number(came.planned()))
                .put("came", came.came())
                .build();
    }

    private static Fields render(Outlook outlook) {
        return Json.object()
                .put("verdict", outlook.verdict())
                .put("reasons", Json.texts(outlook.reasons()))
                .put("figures", Json.items(outlook.figures(), PlannersApi::render))
                .put("picture", render(outlook.picture()))
                .build();
    }

    private static Fields render(Outlook.Figure figure) {
        return Json.object()
                .put("key", figure.key())
                .put("unit", Render.word(figure.unit()))
                .put("value", figure.known() ? number(figure.amount()) : Value.NOTHING)
                .build();
    }

    private static Fields render(Outlook.Picture picture) {
        return Json.object()
                .put("axis", picture.axis())
                .put("axis_unit", Render.word(picture.axisUnit()))
                .put("step", number(picture.step()))
                .put("unit", Render.word(picture.unit()))
                .put(
                        "lines",
                        Json.items(
                                picture.lines(),
                                line ->
                                        Json.object()
                                                .put("key", line.key())
                                                .put(
                                                        "points",
                                                        Json.items(
                                                                line.points(), PlannersApi::number))
                                                .build()))
                .build();
    }

    private static Value number(double number) {
        return Value.of(BigDecimal.valueOf(number));
    }
}
