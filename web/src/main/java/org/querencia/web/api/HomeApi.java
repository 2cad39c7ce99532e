package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.runtime.report.Indicator;
import org.querencia.runtime.report.Indicator.Reason;
import org.querencia.runtime.report.Indicator.Standing;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.home.IndicatorTiles;
import org.querencia.web.console.home.IndicatorTiles.Figure;
import org.querencia.web.console.home.Span;
import org.querencia.web.http.Json;

/// `/api/home`: the indicators somebody sees first, as Home tells them.
final class HomeApi {
    /// What is not reckoned by then is told as not known.
    private static final Duration WAIT = Duration.ofSeconds(20);

    private static final Value NONE = Value.NOTHING;

    private final ApiServices services;
    private final IndicatorTiles tiles;

    HomeApi(ApiServices services) {
        this.services = services;
        this.tiles =
                new IndicatorTiles(
                        services.measures().desk(),
                        services.reports(),
                        services.workspace().currency());
    }

    List<Route> routes() {
        return List.of(Route.get("/api/home", this::home));
    }

    private Reply home(Call call) {
        call.only("from", "to", "language");
        Frame frame =
                Frame.outside(
                        services.workspace(),
                        language(call),
                        services.sources(),
                        services.clock().instant());
        Span span = span(call, frame);
        List<Figure> figures = tiles.figures(call.caller().name(), span, frame, WAIT);
        return Reply.ok(
                Json.object()
                        .put("from", span.from().map(LocalDate::toString))
                        .put("to", span.to().map(LocalDate::toString))
                        .put("whole", figures.stream().allMatch(one -> one.known().isPresent()))
                        .put("indicators", Json.items(figures, this::figure))
                        .build());
    }

    private static Span span(Call call, Frame frame) {
        Period days = FiguresApi.period(call);
        return days.from().isEmpty() && days.to().isEmpty()
                ? Span.of(Form.EMPTY, frame.formats().now(), frame.formats().zone(), "30d")
                : new Span("custom", days.from(), days.to());
    }

    private static Locale language(Call call) {
        return switch (call.query("language").orElse("es")) {
            case "es" -> Locale.of("es");
            case "en" -> Locale.of("en");
            case String other ->
                    throw Call.bad("language", "'%s': expected es or en".formatted(other));
        };
    }

    private Fields figure(Figure figure) {
        Measure measure = figure.asked().measure();
        Optional<Indicator> known = figure.known();
        return Json.object()
                .put("measure", measure.key())
                .put("name", figure.tile().name())
                .put(
                        "unit",
                        measure.unit() == Unit.MONEY
                                ? services.workspace().currency().getCurrencyCode()
                                : measure.unit().text())
                .put("known", known.isPresent())
                .put("value", number(known.flatMap(Indicator::value)))
                .put("before", number(known.flatMap(Indicator::before)))
                .put("few", known.filter(one -> one.few(measure)).isPresent())
                .put(
                        "path",
                        Json.items(
                                known.map(Indicator::path).orElse(List.of()),
                                point ->
                                        Json.object()
                                                .put("period", point.period())
                                                .put("value", MeasureJson.number(point.value()))
                                                .build()))
                .put("sentence", figure.tile().sentence())
                .put(
                        "reason",
                        known.flatMap(Indicator::reason).<Value>map(HomeApi::reason).orElse(NONE))
                .put(
                        "target",
                        known.flatMap(Indicator::standing).<Value>map(HomeApi::target).orElse(NONE))
                .put("advice", figure.tile().advice())
                .put("place", figure.tile().place())
                .put("at", known.map(one -> one.at().toString()))
                .build();
    }

    private static Value number(Optional<BigDecimal> value) {
        return value.map(MeasureJson::number).orElse(NONE);
    }

    /// Where most of the change lies.
    private static Value reason(Reason reason) {
        return Json.object()
                .put("dimension", reason.dimension().name())
                .put("part", reason.part())
                .put(
                        "people",
                        reason.people().isPresent() ? Value.of(reason.people().getAsLong()) : NONE)
                .build();
    }

    private static Value target(Standing standing) {
        return Json.object()
                .put("value", number(standing.target().value()))
                .put("came", number(standing.value()))
                .put("from", standing.from().toString())
                .put("to", standing.to().toString())
                .build();
    }
}
