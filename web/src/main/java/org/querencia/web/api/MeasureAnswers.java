package org.querencia.web.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Compared;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// What measures come to, as programs read it.
record MeasureAnswers(Measures measures, String currency, InstantSource clock, ZoneId zone) {

    static MeasureAnswers of(ApiServices services) {
        return new MeasureAnswers(
                services.measures().measures(),
                services.workspace().currency().getCurrencyCode(),
                services.clock(),
                services.workspace().zone());
    }

    /// @param with the earlier period that stands beside it, if any
    Fields answer(Measure measure, Question asked, Optional<Compared.With> with) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Optional<Compared> compared =
                with.map(one -> answered(() -> Compared.of(asked, one, today)));
        Question question = compared.map(Compared::question).orElse(asked);
        Answer answer = answered(() -> measures.answer(measure, question));
        Json.ObjectBuilder told =
                Json.object().put("measure", measure.key()).put("unit", unit(measure));
        question.known().ifPresent(day -> told.put("known", day.toString()));
        if (compared.isPresent()) {
            Question earlier = compared.get().earlier();
            Answer before = answered(() -> measures.answer(measure, earlier));
            told.put("compare", MeasureJson.period(with.orElseThrow(), earlier));
            told.put(
                    "rows",
                    MeasureJson.rows(
                            question, answer, compared.get().beside(answer, before), today));
        } else {
            told.put("rows", MeasureJson.rows(question, answer, List.of(), today));
        }
        if (question.overlaps()) {
            told.put("totals", MeasureJson.totals(question, answer));
            told.put("memberships", Json.items(answer.watched(), MeasureJson::watched));
        }
        if (!answer.elsewhere().isEmpty()) {
            told.put("elsewhere", Json.items(answer.elsewhere(), MeasureJson::elsewhere));
        }
        return told.build();
    }

    String unit(Measure measure) {
        return measure.unit() == Unit.MONEY ? currency : measure.unit().text();
    }

    /// The message begins with the parameter at fault.
    static <T> T answered(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (UnansweredException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
    }
}
