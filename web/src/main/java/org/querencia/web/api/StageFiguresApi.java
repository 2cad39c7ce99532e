package org.querencia.web.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.Stays;
import org.querencia.runtime.stage.StageBoards;
import org.querencia.runtime.stage.StageBoards.Board;
import org.querencia.runtime.stage.StageBoards.Column;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.stage.StageFigures.By;
import org.querencia.runtime.stage.StageFigures.Cohort;
import org.querencia.runtime.stage.StageFigures.Entrant;
import org.querencia.runtime.stage.StageFigures.Fate;
import org.querencia.runtime.stage.StageFigures.Flow;
import org.querencia.runtime.stage.StageFigures.Part;
import org.querencia.runtime.stage.StageFigures.Period;
import org.querencia.runtime.stage.StageFigures.Rate;
import org.querencia.runtime.stage.StageFigures.Stay;
import org.querencia.runtime.stage.StageFigures.Step;
import org.querencia.web.http.Json;

/// Figures of `/api/stages/{model}`: the board, how people flow, which share passes, and the people
/// behind each number.
final class StageFiguresApi {
    private static final Duration PERIOD = Duration.ofDays(30);

    private final ApiServices services;
    private final StageFigures figures;
    private final StageBoards boards;
    private final ZoneId zone;

    StageFiguresApi(ApiServices services) {
        this.services = services;
        this.figures = services.stages().figures();
        this.boards = services.stages().boards();
        this.zone = services.workspace().zone();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/stages/{model}/board", this::board),
                Route.get("/api/stages/{model}/funnel", this::funnel),
                Route.get("/api/stages/{model}/flows", this::flows),
                Route.get("/api/stages/{model}/passages", this::passages),
                Route.get("/api/stages/{model}/rate", this::rate),
                Route.get("/api/stages/{model}/rates", this::rates),
                Route.get("/api/stages/{model}/entrants", this::entrants));
    }

    private Reply board(Call call) {
        call.only("from", "to", "within");
        StageModel model = known(call);
        Board board = boards.of(model, period(call), within(call));
        return Reply.ok(
                Json.object()
                        .put("model", model.key())
                        .put("columns", Json.items(board.columns(), StageFiguresApi::column))
                        .put("outside", board.outside())
                        .build());
    }

    /// How many of those who came to the first stage came how far.
    private Reply funnel(Call call) {
        call.only("from", "to", "within");
        StageModel model = known(call);
        return Reply.ok(
                Json.object()
                        .put("model", model.key())
                        .put(
                                "stages",
                                Json.items(
                                        boards.funnel(model, period(call), within(call)),
                                        reach ->
                                                Json.object()
                                                        .put("stage", reach.stage().key())
                                                        .put("reached", reach.reached())
                                                        .put("open", reach.open())
                                                        .put("lost", reach.lost())
                                                        .build()))
                        .build());
    }

    /// How many passed from where to where.
    private Reply flows(Call call) {
        call.only("from", "to", "limit", "cursor");
        StageModel model = known(call);
        return Page.cut(
                call,
                "flows " + model.key(),
                figures.flows(model.key(), period(call)),
                flow -> flow.from().orElse("") + " " + flow.to().orElse(""),
                StageFiguresApi::flow);
    }

    /// The passages of one flow, one by one.
    private Reply passages(Call call) {
        int limit = call.only("stage", "next", "from", "to", "limit", "cursor").limit();
        StageModel model = known(call);
        Step step = new Step(model.key(), stage(call, model, "stage"), stage(call, model, "next"));
        String name = "passages " + step;
        return Page.of(
                name,
                figures.passed(
                        step,
                        period(call),
                        call.cursor(name, Long::parseLong).orElse(0L),
                        limit + 1),
                limit,
                row -> Long.toString(row.number()),
                row -> StagesApi.passage(row.passage()));
    }

    /// Of those who entered a stage in the period, how many passed on in time, and how many may
    /// yet.
    private Reply rate(Call call) {
        call.only("stage", "next", "from", "to", "within");
        Rate rate = figures.rate(cohort(call));
        return Reply.ok(rated(Json.object(), rate).build());
    }

    /// The same by what tells people apart, those with most first.
    private Reply rates(Call call) {
        call.only("stage", "next", "from", "to", "within", "by", "trait", "limit", "cursor");
        Cohort cohort = cohort(call);
        return Page.cut(
                call,
                "rates " + cohort.from(),
                figures.split(cohort, by(call)),
                Part::value,
                part -> rated(Json.object().put("value", part.value()), part.rate()).build());
    }

    private static By by(Call call) {
        return switch (call.query("by").orElse("channel")) {
            case "channel" -> new By.Channel();
            case "campaign" -> new By.Campaign();
            case "trait" ->
                    new By.Trait(
                            call.query("trait")
                                    .orElseThrow(() ->
                                            Call.bad("trait", "missing; expected such as city")));
            case String other ->
                    throw Call.bad(
                            "by", "'%s': expected channel, campaign or trait".formatted(other));
        };
    }

    private Reply entrants(Call call) {
        int limit =
                call.only("stage", "next", "from", "to", "within", "fate", "limit", "cursor")
                        .limit();
        Cohort cohort = cohort(call);
        Optional<Fate> fate = call.query("fate").map(StageFiguresApi::fate);
        String name = "entrants %s %s".formatted(cohort.from(), fate);
        return Page.of(
                name,
                figures.entrants(
                        cohort,
                        fate,
                        call.cursor(name, text -> new ProfileId(UUID.fromString(text))),
                        limit + 1),
                limit,
                entrant -> entrant.person().toString(),
                this::entrant);
    }

    private Cohort cohort(Call call) {
        StageModel model = known(call);
        String from =
                stage(call, model, "stage")
                        .orElseThrow(() -> Call.bad("stage", "missing; expected a stage's key"));
        Optional<String> next = stage(call, model, "next");
        Period period = period(call);
        Duration within = within(call);
        return next.map(to -> boards.to(model, from, to, period, within))
                .or(() -> boards.onward(model, from, period, within))
                .orElseThrow(
                        () -> Call.bad("next", "missing; after the last stage one must be named"));
    }

    private StageModel known(Call call) {
        return StagesApi.known(call, services.stages().desk());
    }

    private static Optional<String> stage(Call call, StageModel model, String parameter) {
        return call.query(parameter).map(key -> StagesApi.stage(model, parameter, key).key());
    }

    /// Whole days of the workspace, both included; without them the last thirty days until now.
    private Period period(Call call) {
        Period last = boards.last(PERIOD);
        Optional<LocalDate> from = call.date("from");
        Optional<LocalDate> to = call.date("to");
        Instant end = to.map(day -> day.plusDays(1)).map(this::start).orElse(last.end());
        Instant start = from.map(this::start).orElse(end.minus(PERIOD));
        if (!start.isBefore(end)) {
            throw Call.bad("from", "expected a day before the end of the period");
        }
        return new Period(start, end);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Duration within(Call call) {
        try {
            Duration within = call.query("within").map(Stays::read).orElse(PERIOD);
            if (within.isZero() || within.compareTo(Duration.ofDays(3_660)) > 0) {
                throw Call.bad("within", "expected more than none and at most ten years");
            }
            return within;
        } catch (IllegalArgumentException malformed) {
            throw Call.bad("within", "expected a length of time such as 12h, 7d or 2w");
        }
    }

    private static Fate fate(String text) {
        try {
            return Fate.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Call.bad("fate", "'%s': expected passed, open or lost".formatted(text));
        }
    }

    private static Fields column(Column column) {
        Json.ObjectBuilder built =
                Json.object()
                        .put("stage", column.stage().key())
                        .put("size", column.size())
                        .put("entered", column.entered())
                        .put("enteredBefore", column.enteredBefore())
                        .put("left", column.stay().map(Stay::left).orElse(0L));
        column.stay()
                .ifPresent(stay ->
                        built.put("medianSeconds", stay.median().toSeconds())
                                .put("p90Seconds", stay.long90().toSeconds()));
        column.rate().ifPresent(rate -> built.put("onward", rated(Json.object(), rate).build()));
        return built.build();
    }

    private static Json.ObjectBuilder rated(Json.ObjectBuilder built, Rate rate) {
        return built.put("entered", rate.entered())
                .put("passed", rate.passed())
                .put("open", rate.open())
                .put("lost", rate.lost());
    }

    private static Fields flow(Flow flow) {
        return Json.object()
                .put("from", flow.from())
                .put("to", flow.to())
                .put("passages", flow.passages())
                .put("people", flow.people())
                .build();
    }

    private Fields entrant(Entrant entrant) {
        return Json.object()
                .put("profile", entrant.person().toString())
                .put("name", SegmentsApi.name(services.views(), entrant.person()))
                .put("entered", entrant.entered())
                .put("passed", entrant.passed().map(Instant::toString))
                .put("fate", Render.word(entrant.fate()))
                .build();
    }
}
