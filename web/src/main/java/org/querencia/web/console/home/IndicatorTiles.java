package org.querencia.web.console.home;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

    /// Of so many days a path goes day by day, of so many week by week.
    private static final long DAYS_MAX = 45;

    private static final long WEEKS_MAX = 180;

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

    /// How one of them stands, and what it says.
    ///
    /// @param known empty while it is not reckoned
    public record Figure(Asked asked, Optional<Indicator> known, Tile tile) {}

    /// Those of a reader, for programs.
    ///
    /// @param wait how long those of which nothing is known are waited for
    public List<Figure> figures(String reader, Span span, Frame frame, Duration wait) {
        return figures(reader, span, Optional.empty(), frame, wait);
    }

    IndicatorGrid grid(
            String reader, Span span, Optional<SourceKey> source, Frame frame, Duration wait) {
        List<Figure> figures = figures(reader, span, source, frame, wait);
        return new IndicatorGrid(
                span.query() + source.map(key -> "&source=" + key).orElse(""),
                figures.stream().map(Figure::tile).toList(),
                figures.stream()
                        .flatMap(figure -> figure.known().stream())
                        .map(Indicator::at)
                        .min(Comparator.<Instant>naturalOrder())
                        .map(at -> frame.formats().ago(at))
                        .orElse(""),
                reports.indicators().areCurrent(figures.stream().map(Figure::asked).toList()));
    }

    private List<Figure> figures(
            String reader, Span span, Optional<SourceKey> source, Frame frame, Duration wait) {
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
        TileWords words = new TileWords(frame, currency, query);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            figures.add(new Figure(one, known.get(i), words.tile(one, known.get(i))));
        }
        return figures;
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
                step(span, today),
                source.isPresent() ? Optional.empty() : target);
    }

    private static Grain step(Span span, LocalDate today) {
        if (span.custom() && span.from().isPresent()) {
            long days = ChronoUnit.DAYS.between(span.from().get(), span.to().orElse(today));
            return days <= DAYS_MAX ? Grain.DAY : days <= WEEKS_MAX ? Grain.WEEK : Grain.MONTH;
        }
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
