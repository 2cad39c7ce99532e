package org.querencia.web.console.measure;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.measure.Measure;
import org.querencia.web.console.frame.Frame;

/// What must be said beside an answer, so that nobody reads it wrongly.
public final class MeasureNotes {

    private MeasureNotes() {}

    /// Orders that are in no amount.
    public static List<String> elsewhere(List<Elsewhere> orders, Frame frame) {
        return orders.stream()
                .map(other -> frame.text("measure.elsewhere", other.orders(), other.currency()))
                .toList();
    }

    static List<String> of(Measure measure, Answer answer, MeasureWords words) {
        Frame frame = words.frame();
        List<String> notes = new ArrayList<>();
        notes.addAll(elsewhere(answer.elsewhere(), frame));
        if (answer.totals().size() == 1) {
            notes.add(
                    frame.text(
                            "measure.overlap",
                            words.value(measure, answer.totals().getFirst().value())));
        } else if (!answer.totals().isEmpty()) {
            notes.add(frame.text("measure.overlap.many"));
        }
        answer.watched()
                .forEach(one ->
                        notes.add(
                                frame.text(
                                        "measure.watched",
                                        one.segment(),
                                        frame.formats().date(one.since()))));
        return notes;
    }
}
