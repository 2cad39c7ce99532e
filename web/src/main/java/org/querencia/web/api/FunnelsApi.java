package org.querencia.web.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;
import org.querencia.runtime.measure.FunnelAsking;
import org.querencia.runtime.measure.FunnelAsking.Said;
import org.querencia.runtime.measure.Funnels;
import org.querencia.runtime.measure.Funnels.Fate;
import org.querencia.runtime.measure.Funnels.Place;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/funnels`: how far people come through steps, who waits and who is lost.
final class FunnelsApi {

    private final Funnels funnels;
    private final ProfileViews views;
    private final InstantSource clock;

    FunnelsApi(ApiServices services) {
        this.funnels = services.measures().funnels();
        this.views = services.views();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/funnels", this::figures),
                Route.get("/api/funnels/people", this::people));
    }

    private Reply figures(Call call) {
        call.only("step", "within", "order", "without", "from", "to", "by");
        try {
            Funnel funnel = funnel(call);
            return Reply.ok(
                    Json.object()
                            .put("within", Json.texts(within(funnel)))
                            .put(
                                    "parts",
                                    Json.items(
                                            funnels.of(funnel, clock.instant()),
                                            reached -> part(funnel, reached)))
                            .build());
        } catch (UnansweredException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
    }

    private Reply people(Call call) {
        call.only(
                "step", "within", "order", "without", "from", "to", "by", "part", "at", "fate",
                "limit");
        try {
            Funnel funnel = funnel(call);
            int at = at(call, funnel);
            List<ProfileId> people =
                    funnels.walkers(
                                    funnel,
                                    new Place(at, fate(call), call.query("part")),
                                    clock.instant(),
                                    call.limit())
                            .people();
            return Reply.ok(Json.object().put("people", Json.items(people, this::person)).build());
        } catch (UnansweredException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
    }

    private static Funnel funnel(Call call) {
        return FunnelAsking.funnel(
                new Said(
                        call.queries("step"),
                        call.query("within").orElse(""),
                        anyOrder(call),
                        call.queries("without"),
                        call.date("from"),
                        call.date("to"),
                        call.query("by").orElse("")));
    }

    private static boolean anyOrder(Call call) {
        return switch (call.query("order").orElse("strict")) {
            case "strict" -> false;
            case "any" -> true;
            case String other ->
                    throw Call.bad("order", "'%s': expected strict or any".formatted(other));
        };
    }

    /// From 1, as people count.
    private static int at(Call call, Funnel funnel) {
        String text = call.query("at").orElse("1");
        try {
            int at = Integer.parseInt(text);
            if (at >= 1 && at <= funnel.steps().size()) {
                return at - 1;
            }
        } catch (NumberFormatException notANumber) {
            throw badStep(text, funnel);
        }
        throw badStep(text, funnel);
    }

    private static RuntimeException badStep(String text, Funnel funnel) {
        return Call.bad(
                "at", "'%s': expected a step from 1 to %d".formatted(text, funnel.steps().size()));
    }

    private static Fate fate(Call call) {
        String text = call.query("fate").orElse("lost");
        try {
            return Fate.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Call.bad("fate", "'%s': expected reached, passed, open or lost".formatted(text));
        }
    }

    private static List<String> within(Funnel funnel) {
        return funnel.steps().stream().map(step -> step.within().toString()).toList();
    }

    private static Fields part(Funnel funnel, Reached reached) {
        List<Value> steps = new ArrayList<>();
        for (int i = 0; i < funnel.steps().size(); i++) {
            Optional<Duration> median = reached.median().get(i);
            Json.ObjectBuilder step =
                    Json.object()
                            .put("step", funnel.steps().get(i).event())
                            .put("people", reached.reached().get(i))
                            .put("open", reached.open().get(i))
                            .put("lost", reached.lost().get(i));
            median.ifPresent(time -> step.put("medianSeconds", time.toSeconds()));
            steps.add(step.build());
        }
        return Json.object()
                .put("part", reached.part())
                .put("steps", new Value.Items(steps))
                .build();
    }

    private Fields person(ProfileId person) {
        return Json.object()
                .put("profile", person.toString())
                .put("name", SegmentsApi.name(views, person))
                .build();
    }
}
