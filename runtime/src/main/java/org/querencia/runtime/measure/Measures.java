package org.querencia.runtime.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;

/// Answers what is asked of measures, from the facts as they are known now. Safe from any thread.
public interface Measures {

    int ROWS_MAX = 100_000;

    int PEOPLE_MAX = 1_000;

    /// Throws [UnansweredException] where the measure cannot be split so, or would have more than
    /// [#ROWS_MAX] rows.
    Answer answer(Measure measure, Question question);

    /// Who is behind a figure, those with most first; empty where the measure does not tell.
    List<Behind> people(Measure measure, Question question, int limit);

    /// What is wrong with a measure's statement; empty when it can be asked.
    Optional<String> fault(Measure measure);

    /// @param value what they add, in the measure's unit; of money in major units
    record Behind(ProfileId profile, BigDecimal value) {}
}
