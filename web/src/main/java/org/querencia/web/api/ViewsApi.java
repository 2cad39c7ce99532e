package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.Schedule;
import org.querencia.runtime.report.Schedule.Cadence;
import org.querencia.runtime.report.View;
import org.querencia.runtime.report.Views;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.measure.Asked;
import org.querencia.web.http.Json;

/// `/api/views`: views of measures that are kept, and when they are mailed. A caller has those that
/// are shared, and their own.
final class ViewsApi {
    private static final String LIST = "views";
    private static final int HOUR = 7;

    private final Views views;
    private final MeasureDesk desk;
    private final MeasureAnswers answers;
    private final ApiServices services;

    ViewsApi(ApiServices services) {
        this.views = services.reports().views();
        this.desk = services.measures().desk();
        this.answers = MeasureAnswers.of(services);
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/views", this::list),
                Route.post("/api/views", this::keep),
                Route.get("/api/views/{id}", this::show),
                Route.delete("/api/views/{id}", this::delete),
                Route.get("/api/views/{id}/answer", this::answer),
                Route.get("/api/views/{id}/schedules", this::schedules),
                Route.post("/api/views/{id}/schedules", this::send),
                Route.delete("/api/views/{id}/schedules/{schedule}", this::stop));
    }

    /// Newest first.
    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, views.of(call.caller().name()), View::id, ViewsApi::render);
    }

    private Reply keep(Call call) {
        Fields body = call.only().body();
        try {
            return Reply.created(
                    render(
                            views.keep(
                                    DecisionsApi.author(call),
                                    new Views.Draft(
                                            Call.required(body, "name", "a name"),
                                            Call.required(body, "measure", "a measure's key"),
                                            body.text("query").orElse(""),
                                            !body.get("shared")
                                                    .equals(Optional.of(Value.of(false))),
                                            body.text("pinned").map(ViewsApi::board)))));
        } catch (IllegalArgumentException wrong) {
            throw YardsticksApi.refused(wrong);
        }
    }

    private static Theme board(String text) {
        return Arrays.stream(Theme.values())
                .filter(theme -> theme.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Call.badField("pinned", "'%s' is no board".formatted(text)));
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only())));
    }

    /// What it comes to now, as `/api/measures` tells it. Of everything there is no earlier period.
    private Reply answer(Call call) {
        View view = known(call.only());
        Measure measure =
                desk.find(view.measure())
                        .map(MeasureDesk.Known::measure)
                        .orElseThrow(() ->
                                Call.notFound(
                                        "The measure '%s' of this view is gone."
                                                .formatted(view.measure())));
        Frame frame =
                Frame.outside(
                        services.workspace(),
                        Locale.of("en"),
                        services.sources(),
                        services.clock().instant());
        Asked asked = Asked.of(Form.parse(view.query()), frame.formats());
        Question question = MeasureAnswers.answered(() -> asked.question(measure));
        return Reply.ok(
                answers.answer(
                        measure,
                        question,
                        asked.against().filter(_ -> question.from().isPresent())));
    }

    private Reply delete(Call call) {
        View view = known(call.only());
        views.delete(view);
        return NotesApi.gone(view.id());
    }

    private Reply schedules(Call call) {
        View view = known(call.only("limit", "cursor"));
        return Page.cut(
                call,
                "schedules-" + view.id(),
                views.schedules(view),
                Schedule::id,
                ViewsApi::render);
    }

    private Reply send(Call call) {
        View view = known(call.only());
        Fields body = call.body();
        String cadence = Call.required(body, "cadence", "daily, weekly or monthly");
        try {
            return Reply.created(
                    render(
                            views.send(
                                    DecisionsApi.author(call),
                                    view,
                                    new Views.Sending(
                                            Cadence.of(cadence)
                                                    .orElseThrow(() ->
                                                            Call.badField(
                                                                    "cadence",
                                                                    "'%s': expected daily, weekly or monthly"
                                                                            .formatted(cadence))),
                                            hour(body),
                                            YardsticksApi.texts(body, "recipients"),
                                            language(body)))));
        } catch (IllegalArgumentException wrong) {
            throw YardsticksApi.refused(wrong);
        }
    }

    private static int hour(Fields body) {
        Value given = body.get("hour").orElse(Value.of(HOUR));
        if (given instanceof Value.Num(BigDecimal hour) && hour.stripTrailingZeros().scale() <= 0) {
            return hour.intValue();
        }
        throw Call.badField("hour", "expected a whole number from 0 to 23");
    }

    private static Locale language(Fields body) {
        return switch (body.text("language").orElse("es")) {
            case "es" -> Locale.of("es");
            case "en" -> Locale.of("en");
            case String other ->
                    throw Call.badField("language", "'%s': expected es or en".formatted(other));
        };
    }

    private Reply stop(Call call) {
        View view = known(call.only());
        String id = call.path("schedule");
        Schedule schedule =
                views.schedule(view, id)
                        .orElseThrow(
                                () -> Call.notFound("There is no schedule '%s'.".formatted(id)));
        views.stop(schedule);
        return NotesApi.gone(id);
    }

    private View known(Call call) {
        String id = call.path("id");
        return views.find(id, call.caller().name())
                .orElseThrow(() -> Call.notFound("There is no view '%s'.".formatted(id)));
    }

    private static Fields render(View view) {
        return Json.object()
                .put("id", view.id())
                .put("name", view.name())
                .put("measure", view.measure())
                .put("query", view.query())
                .put("shared", view.shared())
                .put(
                        "pinned",
                        view.pinned()
                                .<Value>map(theme -> Value.of(theme.text()))
                                .orElse(Value.NOTHING))
                .put("author", view.author())
                .put("made", view.made())
                .build();
    }

    private static Fields render(Schedule schedule) {
        return Json.object()
                .put("id", schedule.id())
                .put("view", schedule.view())
                .put("cadence", schedule.cadence().text())
                .put("hour", schedule.hour())
                .put("recipients", Json.texts(schedule.recipients()))
                .put("language", schedule.language().getLanguage())
                .put("author", schedule.author())
                .put("made", schedule.made())
                .build();
    }
}
