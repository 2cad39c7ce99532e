package org.querencia.web.console.home;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Better;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.report.Indicator;
import org.querencia.runtime.report.Indicator.Asked;
import org.querencia.runtime.report.Indicator.Reason;
import org.querencia.runtime.report.Indicator.Standing;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.home.IndicatorGrid.Aim;
import org.querencia.web.console.home.IndicatorGrid.People;
import org.querencia.web.console.home.IndicatorGrid.Tile;
import org.querencia.web.console.measure.Card;
import org.querencia.web.console.measure.MeasureWords;

/// What an indicator says to its reader.
///
/// @param query the period and filters, as measures take them
record TileWords(Frame frame, Currency currency, String query) {

    private static final int WHOLE = 100;

    Tile tile(Asked asked, Optional<Indicator> known) {
        Measure measure = asked.measure();
        MeasureWords words = words();
        Optional<BigDecimal> value = known.flatMap(Indicator::value);
        Optional<BigDecimal> before = known.flatMap(Indicator::before);
        return new Tile(
                measure.key(),
                words.said(measure.name()),
                query,
                known.map(one -> words.value(measure, one.value())).orElse(""),
                words.change(value, before),
                words.value(measure, before),
                better(measure, value, before),
                known.map(one -> Card.line(IndicatorTiles.values(one))).orElse(""),
                known.map(one -> sentence(measure, one))
                        .orElseGet(() -> frame.text("home.reckoning")),
                known.flatMap(Indicator::reason)
                        .filter(reason -> reason.people().orElse(0) > 0)
                        .map(reason -> people(measure, reason)),
                known.flatMap(Indicator::standing)
                        .filter(standing -> standing.value().isPresent())
                        .map(standing -> aim(measure, standing)),
                words.said(measure.advice()),
                place(measure.theme()));
    }

    private MeasureWords words() {
        return new MeasureWords(frame, currency);
    }

    private static Optional<Boolean> better(
            Measure measure, Optional<BigDecimal> now, Optional<BigDecimal> before) {
        if (measure.better() == Better.NEITHER || now.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        int way = now.get().compareTo(before.get());
        return way == 0
                ? Optional.empty()
                : Optional.of(way > 0 == (measure.better() == Better.MORE));
    }

    /// What changed against the period before, and where most of that lies.
    private String sentence(Measure measure, Indicator indicator) {
        if (!indicator.wrong().isEmpty()) {
            return frame.text("measure.wrong", indicator.wrong());
        }
        if (indicator.value().isEmpty()) {
            return frame.text("home.nothing-to-measure");
        }
        if (indicator.few(measure)) {
            return frame.text("home.few-cases", indicator.sample().orElse(0), measure.minimum());
        }
        if (indicator.before().isEmpty()) {
            return "";
        }
        BigDecimal now = indicator.value().get();
        BigDecimal before = indicator.before().get();
        int way = now.compareTo(before);
        if (way == 0) {
            return frame.text("home.same-as-before");
        }
        MeasureWords words = words();
        String went =
                frame.text(
                        way > 0 ? "home.went-up" : "home.went-down",
                        words.value(measure, before),
                        words.value(measure, now));
        return went + indicator.reason().map(this::mostly).orElse("") + ".";
    }

    private String mostly(Reason reason) {
        String dimension = reason.dimension().name();
        return frame.text(
                "home.mostly",
                words().dimension(dimension),
                words().cell(dimension, reason.part(), Grain.MONTH));
    }

    private People people(Measure measure, Reason reason) {
        long count = reason.people().orElse(0);
        return new People(
                frame.text(
                        count >= Measures.PEOPLE_MAX ? "home.see-many-people" : "home.see-people",
                        count),
                "/measure/%s/people?%s&filter=%s"
                        .formatted(
                                measure.key(),
                                query,
                                frame.part(reason.dimension().name() + "=" + reason.part())));
    }

    private Aim aim(Measure measure, Standing standing) {
        MeasureWords words = words();
        BigDecimal target = standing.target().value().orElse(BigDecimal.ZERO);
        BigDecimal value = standing.value().orElse(BigDecimal.ZERO);
        boolean less = measure.better() == Better.LESS;
        double share = target.signum() == 0 ? 1 : value.doubleValue() / target.doubleValue();
        return new Aim(
                frame.text(
                        "home.of-target",
                        words.value(measure, value),
                        words.value(measure, target),
                        frame.formats().date(standing.to())),
                Math.clamp(Math.round(WHOLE * share), 0, WHOLE),
                Math.clamp(Math.round(WHOLE * standing.elapsed()), 0, WHOLE),
                less ? value.compareTo(target) <= 0 : value.compareTo(target) >= 0);
    }

    /// Where what the measures of a theme advise is done.
    private static String place(Theme theme) {
        return switch (theme) {
            case SALES -> "/calls";
            case CUSTOMERS, RETENTION -> "/segments/ready";
            case ACQUISITION -> "/measure/attribution";
            case MARGIN -> "/catalogue";
            case TRAFFIC -> "/sources";
        };
    }
}
