package org.querencia.runtime.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.report.Indicator.Asked;
import org.querencia.runtime.report.Indicator.Point;
import org.querencia.runtime.report.Indicator.Standing;

/// Reckons indicators by asking measures.
final class Reckoning {

    private final Measures measures;
    private final Reasons reasons;

    Reckoning(Measures measures) {
        this.measures = measures;
        this.reasons = new Reasons(measures);
    }

    /// @param today in the workspace, for targets whose period is not over
    Indicator of(Asked asked, LocalDate today, Instant at) {
        Measure measure = asked.measure();
        try {
            Optional<Answer.Row> now = total(measure, asked.now());
            Optional<BigDecimal> value = now.flatMap(Answer.Row::value);
            Optional<BigDecimal> before =
                    asked.before()
                            .flatMap(question -> total(measure, question))
                            .flatMap(Answer.Row::value);
            Indicator plain =
                    new Indicator(
                            value,
                            before,
                            now.map(Answer.Row::sample).orElse(OptionalLong.empty()),
                            path(asked),
                            Optional.empty(),
                            asked.target().map(target -> standing(measure, target, today)),
                            "",
                            at);
            return plain.few(measure) ? plain : explained(plain, asked);
        } catch (UnansweredException wrong) {
            return unknown(String.valueOf(wrong.getMessage()), at);
        }
    }

    static Indicator unknown(String why, Instant at) {
        return new Indicator(
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                why,
                at);
    }

    private Indicator explained(Indicator plain, Asked asked) {
        if (plain.value().isEmpty()
                || plain.before().isEmpty()
                || asked.before().isEmpty()
                || plain.value().get().compareTo(plain.before().get()) == 0) {
            return plain;
        }
        return new Indicator(
                plain.value(),
                plain.before(),
                plain.sample(),
                plain.path(),
                reasons.find(
                        asked.measure(),
                        new Reasons.Side(asked.now(), plain.value().get()),
                        new Reasons.Side(asked.before().get(), plain.before().get())),
                plain.standing(),
                plain.wrong(),
                plain.at());
    }

    private Optional<Answer.Row> total(Measure measure, Question question) {
        return measures.answer(measure, question).rows().stream().findFirst();
    }

    private List<Point> path(Asked asked) {
        if (!asked.measure().kinds().contains(Kind.TIME)) {
            return List.of();
        }
        Dimension step = new Dimension(asked.step().text(), Kind.TIME);
        List<Point> path = new ArrayList<>();
        measures.answer(asked.measure(), asked.now().by(List.of(step)))
                .rows()
                .forEach(row ->
                        row.value()
                                .ifPresent(value ->
                                        path.add(new Point(row.cells().getFirst(), value))));
        return path;
    }

    /// What came of a target by now.
    Standing standing(Measure measure, Target target, LocalDate today) {
        Term.Days days = target.term().days(today);
        LocalDate until = days.to().isBefore(today) ? days.to() : today;
        if (until.isBefore(days.from())) {
            return new Standing(target, days.from(), days.to(), Optional.empty(), 0);
        }
        Question question =
                Asking.question(Optional.of(days.from()), Optional.of(until), "", target.filters());
        double elapsed =
                (ChronoUnit.DAYS.between(days.from(), until) + 1.0)
                        / (ChronoUnit.DAYS.between(days.from(), days.to()) + 1.0);
        return new Standing(
                target,
                days.from(),
                days.to(),
                total(measure, question).flatMap(Answer.Row::value),
                elapsed);
    }
}
