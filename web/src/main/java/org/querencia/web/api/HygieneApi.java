package org.querencia.web.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.review.Figure;
import org.querencia.runtime.review.HygieneDesk;
import org.querencia.runtime.review.HygieneReport;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/hygiene`: how clean what is known of people is.
final class HygieneApi {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final HygieneDesk desk;
    private final ProfileViews views;

    HygieneApi(ApiServices services) {
        this.desk = services.review().hygiene();
        this.views = services.views();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/hygiene", this::report),
                Route.get("/api/hygiene/figures/{figure}/people", this::people),
                Route.put("/api/hygiene/readers", this::saveReaders));
    }

    private Reply report(Call call) {
        call.only();
        return Reply.ok(
                Json.object()
                        .put("month", desk.month().toString())
                        .put("now", render(now().report()))
                        .put(
                                "before",
                                desk.before().<Value>map(HygieneApi::render).orElse(Value.NOTHING))
                        .put("readers", Json.texts(desk.readers()))
                        .build());
    }

    private HygieneReport.Named now() {
        return desk.now(PATIENCE)
                .orElseThrow(() ->
                        Problem.later(
                                        Fault.UNAVAILABLE,
                                        LATER,
                                        "People are being counted; ask again in a moment.")
                                .exception());
    }

    private Reply people(Call call) {
        call.only("limit", "cursor");
        Figure figure =
                Arrays.stream(Figure.values())
                        .filter(Figure::namesPeople)
                        .filter(one -> one.code().equals(call.path("figure")))
                        .findFirst()
                        .orElseThrow(() ->
                                Call.notFound(
                                        "The report names no people behind '%s'."
                                                .formatted(call.path("figure"))));
        return Page.cut(
                call,
                "hygiene-" + figure.code(),
                now().people(figure),
                ProfileId::toString,
                this::person);
    }

    /// Somebody who is no more is told by their id alone.
    private Fields person(ProfileId id) {
        return views.rows(List.of(id)).stream()
                .findFirst()
                .map(ProfileRender::row)
                .map(row -> Json.object().put("id", id.toString()).put("profile", row).build())
                .orElseGet(() -> Json.object().put("id", id.toString()).build());
    }

    private Reply saveReaders(Call call) {
        call.caller().requireAdministrator();
        List<String> emails = new ArrayList<>();
        for (Value value : call.only().body().items("readers")) {
            emails.add(value instanceof Value.Text(String text) ? text : "");
        }
        try {
            desk.saveReaders(emails);
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("readers", String.valueOf(wrong.getMessage()));
        }
        return Reply.ok(Json.object().put("readers", Json.texts(desk.readers())).build());
    }

    private static Fields render(HygieneReport report) {
        var figures = Json.object();
        for (Figure figure : Figure.values()) {
            figures.put(figure.code(), report.figure(figure));
        }
        return Json.object()
                .put("from", report.from())
                .put("to", report.to())
                .put("at", report.at())
                .put("figures", figures.build())
                .put(
                        "sources",
                        Json.items(
                                report.sources(),
                                doubts ->
                                        Json.object()
                                                .put("source", doubts.source().value())
                                                .put("pairs", doubts.pairs())
                                                .build()))
                .build();
    }
}
