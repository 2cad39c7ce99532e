package org.querencia.web.console.home;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.HomeChoice;
import org.querencia.runtime.report.Indicator;
import org.querencia.runtime.report.Indicator.Asked;
import org.querencia.runtime.report.ReportServices;
import org.querencia.runtime.report.Target;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.home.IndicatorGrid.Tile;

/// The indicators of Home: which somebody chose, and what each says. Safe from any thread.
public final class IndicatorTiles {

    private final MeasureDesk desk;
    private final ReportServices reports;
    private final Currency currency;

    public IndicatorTiles(MeasureDesk desk, ReportServices reports, Currency currency) {
        this.desk = desk;
        this.reports = reports;
        this.currency = currency;
    }

    /// The measures somebody sees first: those they chose, as far as they are still there.
    List<Measure> chosen(String reader) {
        List<String> wanted =
                reports.choices().find(reader).map(HomeChoice::measures).orElse(HomeChoice.USUAL);
        List<MeasureDesk.Known> all = desk.all();
        return wanted.stream()
                .flatMap(key ->
                        all.stream()
                                .map(MeasureDesk.Known::measure)
                                .filter(measure -> measure.key().equals(key)))
                .filter(measure -> measure.tells().isEmpty())
                .toList();
    }

    IndicatorGrid grid(
            String reader,
            Span span,
            Optional<SourceKey> source,
            Frame frame,
            Duration wait) {
        LocalDate today = LocalDate.ofInstant(frame.formats().now(), frame.formats().zone());
        String query =
                span.query()
                        + source.map(key -> "&filter=source%3D" + frame.part(key.value()))
                                .orElse("");
        Map<String, Target> targets = reports.yardsticks().targetsOf(today);
        List<Asked> asked =
                chosen(reader).stream()
                        .map(measure ->
                                asked(
                                        measure,
                                        span,
                                        source,
                                        today,
                                        Optional.ofNullable(targets.get(measure.key()))))
                        .toList();
        List<Optional<Indicator>> known = reports.indicators().known(asked, wait);
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            tiles.add(new TileWords(frame, currency, query).tile(asked.get(i), known.get(i)));
        }
        return new IndicatorGrid(
                span.query() + source.map(key -> "&source=" + key).orElse(""),
                tiles,
                known.stream()
                        .flatMap(Optional::stream)
                        .map(Indicator::at)
                        .min(Comparator.<Instant>naturalOrder())
                        .map(at -> frame.formats().ago(at))
                        .orElse(""),
                reports.indicators().areCurrent(asked));
    }

    private static Asked asked(
            Measure measure,
            Span span,
            Optional<SourceKey> source,
            LocalDate today,
            Optional<Target> target) {
        List<String> filters = source.map(key -> "source=" + key).stream().toList();
        Question now = Asking.question(span.from(), span.to(), "", filters);
        return new Asked(
                measure,
                now,
                span.before(today)
                        .map(before ->
                                new Question(before.from(), before.to(), List.of(), now.only())),
                step(span),
                source.isPresent() ? Optional.empty() : target);
    }

    private static Grain step(Span span) {
        return switch (span.code()) {
            case "today", "7d", "30d" -> Grain.DAY;
            case "90d" -> Grain.WEEK;
            default -> Grain.MONTH;
        };
    }

    /// The values of a path, for a line.
    static List<BigDecimal> values(Indicator indicator) {
        return indicator.path().stream().map(Indicator.Point::value).toList();
    }
}
