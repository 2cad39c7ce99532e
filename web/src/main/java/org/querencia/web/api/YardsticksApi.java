package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.Benchmark;
import org.querencia.runtime.report.Indicator.Standing;
import org.querencia.runtime.report.Indicators;
import org.querencia.runtime.report.Target;
import org.querencia.runtime.report.Yardsticks;
import org.querencia.web.http.Json;

/// `/api/targets`: what measures are to come to; `/api/benchmarks`: what they come to elsewhere.
final class YardsticksApi {
    private static final String TARGETS = "targets";
    private static final String BENCHMARKS = "benchmarks";

    private final Yardsticks yardsticks;
    private final Indicators indicators;
    private final MeasureDesk desk;

    YardsticksApi(ApiServices services) {
        this.yardsticks = services.reports().yardsticks();
        this.indicators = services.reports().indicators();
        this.desk = services.measures().desk();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/targets", this::targets),
                Route.post("/api/targets", this::set),
                Route.get("/api/targets/{id}", this::target),
                Route.delete("/api/targets/{id}", this::end),
                Route.get("/api/measures/{name}/targets", this::history),
                Route.get("/api/benchmarks", this::benchmarks),
                Route.post("/api/benchmarks", this::add),
                Route.put("/api/benchmarks/{id}", this::change),
                Route.delete("/api/benchmarks/{id}", this::delete));
    }

    /// Those in force, newest first.
    private Reply targets(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, TARGETS, yardsticks.targets(), Target::id, YardsticksApi::render);
    }

    /// Every word about a measure's targets, newest first.
    private Reply history(Call call) {
        String measure = call.only("limit", "cursor").path("name");
        if (desk.find(measure).isEmpty()) {
            throw Call.notFound("No measure has the key '%s'.".formatted(measure));
        }
        return Page.cut(
                call,
                "history-" + measure,
                yardsticks.history(measure),
                Target::id,
                YardsticksApi::render);
    }

    private Reply set(Call call) {
        Fields body = call.only().body();
        try {
            return Reply.created(
                    render(
                            yardsticks.set(
                                    DecisionsApi.author(call),
                                    Call.required(body, "measure", "the key of a measure"),
                                    Call.required(body, "period", "month, 2026-12 or the like"),
                                    texts(body, "filters"),
                                    number(body, "value"))));
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong);
        }
    }

    /// With what came of it by now.
    private Reply target(Call call) {
        Target target = known(call.only());
        var standing = Json.object();
        desk.find(target.measure())
                .filter(_ -> target.value().isPresent())
                .map(known -> indicators.standing(known.measure(), target))
                .ifPresent(found -> standing.put("standing", render(found)));
        return Reply.ok(render(target).merge(standing.build()));
    }

    private Reply end(Call call) {
        return Reply.ok(render(yardsticks.end(DecisionsApi.author(call), known(call.only()))));
    }

    private Target known(Call call) {
        return yardsticks
                .target(call.path("id"))
                .orElseThrow(
                        () -> Call.notFound("There is no target '%s'.".formatted(call.path("id"))));
    }

    private Reply benchmarks(Call call) {
        call.only("limit", "cursor");
        return Page.cut(
                call, BENCHMARKS, yardsticks.benchmarks(), Benchmark::id, YardsticksApi::render);
    }

    private Reply add(Call call) {
        try {
            return Reply.created(
                    render(yardsticks.add(DecisionsApi.author(call), read(call.only().body()))));
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong);
        }
    }

    private Reply change(Call call) {
        Benchmark former = knownBenchmark(call.only());
        try {
            return Reply.ok(
                    render(
                            yardsticks.change(
                                    DecisionsApi.author(call), former, read(call.body()))));
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong);
        }
    }

    private Reply delete(Call call) {
        Benchmark benchmark = knownBenchmark(call.only());
        yardsticks.delete(benchmark);
        return NotesApi.gone(benchmark.id());
    }

    private Benchmark knownBenchmark(Call call) {
        return yardsticks
                .benchmark(call.path("id"))
                .orElseThrow(() ->
                        Call.notFound("There is no benchmark '%s'.".formatted(call.path("id"))));
    }

    private static Yardsticks.Read read(Fields body) {
        BigDecimal low = number(body, "low");
        return new Yardsticks.Read(
                Call.required(body, "measure", "the key of a measure"),
                Call.required(body, "industry", "the name of an industry"),
                low,
                body.get("high").isPresent() ? number(body, "high") : low,
                Call.required(body, "source", "where it was read"),
                NotesApi.day(body, "day"));
    }

    /// The message begins with the field at fault.
    static RuntimeException refused(IllegalArgumentException wrong) {
        String why = String.valueOf(wrong.getMessage());
        int end = why.indexOf(':');
        return end > 0
                ? Call.badField(why.substring(0, end), why.substring(end + 1).strip())
                : Call.badField("value", why);
    }

    static List<String> texts(Fields body, String name) {
        Optional<Value> given = body.get(name);
        if (given.isEmpty()) {
            return List.of();
        }
        if (given.get() instanceof Value.Items(List<Value> items)) {
            return items.stream().map(item -> text(name, item)).toList();
        }
        throw Call.badField(name, "expected a list of texts");
    }

    private static String text(String name, Value item) {
        if (item instanceof Value.Text(String text)) {
            return text;
        }
        throw Call.badField(name, "expected texts");
    }

    private static BigDecimal number(Fields body, String name) {
        if (body.get(name).orElse(Value.NOTHING) instanceof Value.Num(BigDecimal number)) {
            return number;
        }
        throw Call.badField(name, "expected a number");
    }

    private static Fields render(Target target) {
        return Json.object()
                .put("id", target.id())
                .put("measure", target.measure())
                .put("period", target.period())
                .put("filters", Json.texts(target.filters()))
                .put("value", target.value().<Value>map(Value::of).orElse(Value.NOTHING))
                .put("author", target.author())
                .put("made", target.made())
                .build();
    }

    private static Fields render(Standing standing) {
        return Json.object()
                .put("from", standing.from().toString())
                .put("to", standing.to().toString())
                .put("value", standing.value().<Value>map(Value::of).orElse(Value.NOTHING))
                .put("elapsed", Value.of(BigDecimal.valueOf(standing.elapsed())))
                .build();
    }

    private static Fields render(Benchmark benchmark) {
        return Json.object()
                .put("id", benchmark.id())
                .put("measure", benchmark.measure())
                .put("industry", benchmark.industry())
                .put("low", Value.of(benchmark.low()))
                .put("high", Value.of(benchmark.high()))
                .put("source", benchmark.source())
                .put("day", benchmark.day().toString())
                .put("author", benchmark.author())
                .put("made", benchmark.made())
                .build();
    }

    static LocalDate parsed(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Call.badField(name, "'%s': expected a day such as 2026-11-01".formatted(text));
        }
    }
}
