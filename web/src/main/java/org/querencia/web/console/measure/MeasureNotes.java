package org.querencia.web.console.measure;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Measure;
import org.querencia.web.console.frame.Frame;

/// What must be said beside an answer, so that nobody reads it wrongly.
final class MeasureNotes {

    private MeasureNotes() {}

    static List<String> of(Measure measure, Answer answer, MeasureWords words) {
        Frame frame = words.frame();
        List<String> notes = new ArrayList<>();
        answer.elsewhere()
                .forEach(other ->
                        notes.add(
                                frame.text("measure.elsewhere", other.orders(), other.currency())));
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
