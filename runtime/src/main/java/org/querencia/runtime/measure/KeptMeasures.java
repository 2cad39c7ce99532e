package org.querencia.runtime.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;

/// Keeps answers for a moment, for pages that ask the same again: a board of many figures is read
/// by several people, and redrawn. Safe from any thread; two who ask at once may both wait.
public final class KeptMeasures implements Measures {

    private static final int ANSWERS_MAX = 300;

    /// Answers longer than this are not kept: files of a download.
    private static final int ROWS_KEPT_MAX = 2_000;

    private final Measures measures;
    private final InstantSource clock;
    private final Duration age;
    private final Map<Asked, Kept> kept = new LinkedHashMap<>();

    private record Asked(Measure measure, Question question) {}

    private record Kept(Answer answer, Instant until) {}

    /// @param age for how long an answer is good enough
    public KeptMeasures(Measures measures, InstantSource clock, Duration age) {
        this.measures = measures;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public Answer answer(Measure measure, Question question) {
        Asked asked = new Asked(measure, question);
        Instant now = clock.instant();
        synchronized (kept) {
            Kept known = kept.get(asked);
            if (known != null && known.until().isAfter(now)) {
                return known.answer();
            }
        }
        Answer answer = measures.answer(measure, question);
        if (answer.rows().size() <= ROWS_KEPT_MAX) {
            keep(asked, new Kept(answer, now.plus(age)));
        }
        return answer;
    }

    private void keep(Asked asked, Kept answer) {
        synchronized (kept) {
            kept.remove(asked);
            kept.put(asked, answer);
            Iterator<Asked> oldest = kept.keySet().iterator();
            while (kept.size() > ANSWERS_MAX) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    @Override
    public List<Behind> people(Measure measure, Question question, int limit) {
        return measures.people(measure, question, limit);
    }

    @Override
    public Optional<String> fault(Measure measure) {
        return measures.fault(measure);
    }
}
