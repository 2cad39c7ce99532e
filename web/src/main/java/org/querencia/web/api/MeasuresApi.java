package org.querencia.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Words;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.measure.Compared;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.measure.MeasureDesk.Known;
import org.querencia.runtime.measure.MeasureDesk.Outcomes;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.Measures.Behind;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/measures`: figures by their definitions, and a company's own definitions.
final class MeasuresApi {

    private final MeasureDesk desk;
    private final Measures measures;
    private final ProfileViews views;
    private final MeasureAnswers answers;

    MeasuresApi(ApiServices services) {
        this.desk = services.measures().desk();
        this.measures = services.measures().measures();
        this.views = services.views();
        this.answers = MeasureAnswers.of(services);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/measures", this::list),
                Route.get("/api/measures/{name}", this::answer),
                Route.put("/api/measures/{name}", this::put),
                Route.delete("/api/measures/{name}", this::delete),
                Route.get("/api/measures/{name}/definition", this::definition),
                Route.get("/api/measures/{name}/people", this::people));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(
                call,
                "measures",
                desk.all(),
                known -> known.measure().key(),
                MeasuresApi::definition);
    }

    private Reply definition(Call call) {
        Known known = known(call.only());
        return Reply.ok(
                definition(known)
                        .merge(
                                Json.object()
                                        .put("file", desk.text(known.measure().key()).orElse(""))
                                        .build()));
    }

    private Reply answer(Call call) {
        Measure measure =
                known(call.only("from", "to", "by", "filter", "known", "compare")).measure();
        Question asked = question(call, call.query("by").orElse(""));
        return Reply.ok(
                answers.answer(
                        measure,
                        asked,
                        call.query("compare").map(text -> answered(() -> Compared.With.of(text)))));
    }

    private Reply people(Call call) {
        Measure measure = known(call.only("from", "to", "filter", "known", "limit")).measure();
        int limit = call.limit();
        List<Behind> behind = answered(() -> measures.people(measure, question(call, ""), limit));
        return Reply.ok(
                Json.object()
                        .put("measure", measure.key())
                        .put("unit", answers.unit(measure))
                        .put("people", Json.items(behind, this::person))
                        .build());
    }

    /// The text of the file, as `{"file": "key: …"}`.
    private Reply put(Call call) {
        String yaml = Call.required(call.only().body(), "file", "the measure as YAML text");
        return Reply.ok(
                definition(
                        new Known(
                                written(
                                        desk.write(
                                                DecisionsApi.author(call),
                                                call.path("name"),
                                                yaml)),
                                true)));
    }

    private Reply delete(Call call) {
        Measure before = known(call.only()).measure();
        written(desk.delete(DecisionsApi.author(call), before));
        return Reply.ok(Json.object().put("key", before.key()).put("deleted", true).build());
    }

    private static Measure written(Outcomes outcome) {
        return switch (outcome) {
            case Outcomes.Done(Measure measure, boolean _) -> measure;
            case Outcomes.Refused(String why) ->
                    throw Problem.of(Fault.INVALID_FIELD, why + ".").exception();
        };
    }

    private Known known(Call call) {
        String key = call.path("name");
        return desk.find(key)
                .orElseThrow(() ->
                        Call.notFound(
                                "No measure has the key '%s'%s."
                                        .formatted(
                                                key,
                                                desk.nearest(key)
                                                        .map("; the nearest is '%s'"::formatted)
                                                        .orElse(""))));
    }

    private static Question question(Call call, String by) {
        return answered(() ->
                Asking.question(
                        call.date("from"),
                        call.date("to"),
                        by,
                        call.queries("filter"),
                        call.date("known")));
    }

    private static <T> T answered(Supplier<T> asked) {
        return MeasureAnswers.answered(asked);
    }

    private Fields person(Behind behind) {
        return Json.object()
                .put("profile", behind.profile().toString())
                .put("name", SegmentsApi.name(views, behind.profile()))
                .put("value", MeasureJson.number(behind.value()))
                .build();
    }

    private static Fields definition(Known known) {
        Measure measure = known.measure();
        List<String> dimensions = new ArrayList<>();
        for (Dimension.Kind kind : Dimension.Kind.values()) {
            if (measure.kinds().contains(kind)) {
                dimensions.addAll(kind.names());
            }
        }
        return Json.object()
                .put("key", measure.key())
                .put("theme", measure.theme().text())
                .put("name", words(measure.name()))
                .put("meaning", words(measure.meaning()))
                .put("advice", words(measure.advice()))
                .put("unit", measure.unit().text())
                .put("better", measure.better().text())
                .put("dimensions", Json.texts(dimensions))
                .put("tells", Json.texts(measure.tells()))
                .put("minimum", measure.minimum())
                .put("source", Optional.of(measure.source()).filter(text -> !text.isEmpty()))
                .put("own", known.own())
                .build();
    }

    private static Fields words(Words words) {
        return Json.object().put("es", words.es()).put("en", words.en()).build();
    }
}
