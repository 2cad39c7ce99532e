package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.path.JourneyMaps;
import org.querencia.runtime.path.JourneyMaps.JourneyMap;
import org.querencia.runtime.path.JourneyMaps.Row;
import org.querencia.runtime.path.PathDesk.Asked;
import org.querencia.runtime.path.PathServices;
import org.querencia.runtime.warehouse.Among;
import org.querencia.runtime.warehouse.Walk;
import org.querencia.runtime.warehouse.Ways.Content;
import org.querencia.runtime.warehouse.Where;
import org.querencia.runtime.warehouse.Where.Fate;
import org.querencia.science.process.Barriers;
import org.querencia.science.process.Conformance;
import org.querencia.science.process.Loops;
import org.querencia.science.process.StepGraph;
import org.querencia.web.http.Json;

/// `/api/paths`: the steps people really take, where they wait, go round and are lost.
/// `/api/journeys/map`: stages by channel.
final class PathsApi {
    private static final List<String> ASKED =
            List.of(
                    "from",
                    "to",
                    "steps",
                    "pages",
                    "start",
                    "end",
                    "channel",
                    "campaign",
                    "segment",
                    "trait",
                    "quiet");
    private static final int LOOPS = 20;
    private static final long MICROS = 1_000_000;
    private static final int MAP_DAYS = 30;
    private static final String JOURNEY = "journey";

    private final ApiServices services;
    private final PathServices paths;

    PathsApi(ApiServices services) {
        this.services = services;
        this.paths = services.paths();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/paths", this::graph),
                Route.get("/api/paths/people", this::people),
                Route.get("/api/journeys/map", this::map));
    }

    private Reply graph(Call call) {
        only(call, "order");
        Asked asked = asked(call);
        StepGraph graph = told(asked);
        var object =
                Json.object()
                        .put("people", graph.people())
                        .put("goal", asked.goal())
                        .put("quietDays", asked.quietDays())
                        .put("currency", services.workspace().currency().getCurrencyCode())
                        .put("steps", Json.items(graph.nodes(), this::node))
                        .put("passages", Json.items(graph.arcs(), PathsApi::arc))
                        .put("kinds", graph.whole().kinds())
                        .put("ways", Json.items(graph.whole().commonest(), PathsApi::way))
                        .put("loops", Json.items(Loops.of(graph, LOOPS), PathsApi::loop))
                        .put(
                                "barriers",
                                Json.items(Barriers.of(graph, asked.goal()), this::barrier));
        List<Elsewhere> elsewhere = paths.paths().elsewhere(asked);
        if (!elsewhere.isEmpty()) {
            object.put("elsewhere", Json.items(elsewhere, MeasureJson::elsewhere));
        }
        call.query("order").ifPresent(order -> object.put("conformance", held(graph, order)));
        return Reply.ok(object.build());
    }

    /// Whose steps are looked at, and more.
    private static void only(Call call, String... more) {
        call.only(Stream.concat(ASKED.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private StepGraph told(Asked asked) {
        try {
            return paths.paths().graph(asked);
        } catch (IllegalArgumentException wrong) {
            throw bad(wrong);
        }
    }

    /// The words name the parameter first.
    static RuntimeException bad(IllegalArgumentException wrong) {
        String words = String.valueOf(wrong.getMessage());
        int colon = words.indexOf(": ");
        return colon < 0
                ? Call.bad("from", words)
                : Call.bad(words.substring(0, colon), words.substring(colon + 2));
    }

    private String segment(Call call) {
        String segment = call.query("segment").orElse("");
        if (!segment.isEmpty() && services.segments().desk().find(segment).isEmpty()) {
            throw Call.bad("segment", "'%s': no segment has this key".formatted(segment));
        }
        return segment;
    }

    /// As `city=Cali`.
    private static Optional<Among.Trait> trait(Call call) {
        Optional<String> text = call.query("trait");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.get().split("=", 2);
        if (parts.length < 2) {
            throw Call.bad(
                    "trait", "'%s': expected name=value, such as city=Cali".formatted(text.get()));
        }
        try {
            return Optional.of(new Among.Trait(parts[0].strip(), parts[1].strip()));
        } catch (IllegalArgumentException wrong) {
            throw bad(wrong);
        }
    }

    private Asked asked(Call call) {
        String segment = segment(call);
        return new Asked(
                FiguresApi.period(call),
                AttributionApi.whole(call, "steps", Walk.STEPS, 2, Walk.STEPS_MAX),
                pagesByName(call),
                call.query("start").orElse(""),
                call.query("end").orElse(""),
                call.query("channel").orElse(""),
                call.query("campaign").orElse(""),
                segment,
                trait(call),
                AttributionApi.whole(
                        call, "quiet", Math.toIntExact(Walk.QUIET.toDays()), 0, 3_660));
    }

    private static boolean pagesByName(Call call) {
        return switch (call.query("pages").orElse("together")) {
            case "together" -> false;
            case "apart" -> true;
            case String other ->
                    throw Call.bad("pages", "'%s': expected together or apart".formatted(other));
        };
    }

    private Value node(StepGraph.Node node) {
        return Json.object()
                .put("step", node.step())
                .put("people", node.people())
                .put("times", node.times())
                .put("starts", node.starts())
                .put("ends", node.ends())
                .put("open", node.open())
                .put("lost", node.lost())
                .put("onward", node.onward())
                .put("onwardValue", major((double) node.onwardValue()))
                .build();
    }

    private static Value arc(StepGraph.Arc arc) {
        return Json.object()
                .put("from", arc.from())
                .put("to", arc.to())
                .put("people", arc.people())
                .put("times", arc.times())
                .put("medianSeconds", arc.medianMicros() / MICROS)
                .put("long90Seconds", arc.long90Micros() / MICROS)
                .build();
    }

    private static Value way(StepGraph.Way way) {
        return Json.object()
                .put("steps", Json.texts(way.steps()))
                .put("goesOn", way.goesOn())
                .put("people", way.people())
                .build();
    }

    private static Value loop(Loops.Loop loop) {
        return Json.object()
                .put("steps", Json.texts(loop.steps()))
                .put("times", loop.times())
                .put("people", loop.people())
                .build();
    }

    private Value barrier(Barriers.Barrier barrier) {
        return Json.object()
                .put("step", barrier.step())
                .put("lost", barrier.lost())
                .put("onward", barrier.onward())
                .put("each", major(barrier.each()))
                .put("loss", major(barrier.loss()))
                .build();
    }

    private Value held(StepGraph graph, String order) {
        List<String> declared =
                Arrays.stream(order.split(",", -1))
                        .map(String::strip)
                        .filter(step -> !step.isEmpty())
                        .distinct()
                        .toList();
        Conformance held = Conformance.of(graph, declared);
        return Json.object()
                .put("passages", held.passages())
                .put("fitting", held.fitting())
                .put("beside", held.beside())
                .put(
                        "deviations",
                        Json.items(
                                held.deviations(),
                                one ->
                                        Json.object()
                                                .put("from", one.arc().from())
                                                .put("to", one.arc().to())
                                                .put("times", one.arc().times())
                                                .put("kind", Render.word(one.kind()))
                                                .build()))
                .build();
    }

    private Value major(double minor) {
        int digits = Math.max(0, services.workspace().currency().getDefaultFractionDigits());
        return Value.of(BigDecimal.valueOf(minor).movePointLeft(digits));
    }

    private Reply people(Call call) {
        only(call, "step", "fate", "next", "limit");
        String step =
                call.query("step")
                        .orElseThrow(() -> Call.bad("step", "missing; expected a step's name"));
        Optional<String> next = call.query("next");
        Where where =
                next.isPresent()
                        ? new Where.Between(step, next.get())
                        : new Where.At(step, fate(call));
        try {
            return named(services, paths.paths().people(asked(call), where, call.limit()));
        } catch (IllegalArgumentException wrong) {
            throw bad(wrong);
        }
    }

    private static Fate fate(Call call) {
        String text = call.query("fate").orElse("did");
        return Arrays.stream(Fate.values())
                .filter(fate -> fate.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> Call.bad("fate", "'%s': expected did, open or lost".formatted(text)));
    }

    static Reply named(ApiServices services, List<ProfileId> people) {
        return Reply.ok(
                Json.object()
                        .put(
                                "people",
                                Json.items(
                                        people,
                                        person ->
                                                Json.object()
                                                        .put("profile", person.toString())
                                                        .put(
                                                                "name",
                                                                SegmentsApi.name(
                                                                        services.views(), person))
                                                        .build()))
                        .build());
    }

    private Reply map(Call call) {
        call.only("model", "from", "to", "segment", "campaign", "trait");
        String key = call.query("model").orElse(JOURNEY);
        StageModel model =
                services.stages()
                        .desk()
                        .find(key)
                        .orElseThrow(() -> Call.notFound("No model of stages has this key."));
        FiguresApi.period(call);
        LocalDate today =
                LocalDate.ofInstant(services.clock().instant(), services.workspace().zone());
        LocalDate to = call.date("to").orElse(today);
        LocalDate from = call.date("from").orElse(to.minusDays(MAP_DAYS - 1));
        JourneyMap map =
                paths.maps()
                        .of(
                                model,
                                new JourneyMaps.Asked(
                                        from,
                                        to,
                                        segment(call),
                                        call.query("campaign").orElse(""),
                                        trait(call)));
        return Reply.ok(
                Json.object()
                        .put("model", model.key())
                        .put("from", from.toString())
                        .put("to", to.toString())
                        .put("channels", Json.texts(map.channels()))
                        .put("stages", Json.items(map.rows(), PathsApi::row))
                        .put(
                                "elsewhere",
                                Json.items(
                                        map.others(),
                                        one ->
                                                Json.object()
                                                        .put("stage", one.stage())
                                                        .put("place", one.place())
                                                        .put("people", one.people())
                                                        .put("events", one.events())
                                                        .build()))
                        .put(
                                "gaps",
                                Json.items(
                                        map.gaps(),
                                        gap ->
                                                Json.object()
                                                        .put("stage", gap.stage())
                                                        .put("channel", gap.channel())
                                                        .put("without", gap.without())
                                                        .build()))
                        .build());
    }

    private static Fields content(Content content) {
        return Json.object()
                .put("kind", content.kind())
                .put("name", content.name())
                .put("people", content.people())
                .put("events", content.events())
                .build();
    }

    private static Fields row(Row row) {
        var object =
                Json.object()
                        .put("stage", row.stage().key())
                        .put("size", row.size())
                        .put("reached", row.reached())
                        .put(
                                "channels",
                                Json.items(
                                        row.cells(),
                                        cell ->
                                                Json.object()
                                                        .put("channel", cell.channel())
                                                        .put("people", cell.people())
                                                        .put("events", cell.events())
                                                        .build()));
        object.put("contents", Json.items(row.contents(), PathsApi::content));
        row.onward()
                .ifPresent(rate ->
                        object.put("entered", rate.entered())
                                .put("passed", rate.passed())
                                .put("open", rate.open())
                                .put("lost", rate.lost()));
        row.next().flatMap(flow -> flow.to()).ifPresent(next -> object.put("next", next));
        return object.build();
    }
}
