package org.querencia.runtime.analyst;

import java.util.List;
import java.util.Optional;

/// What analysts asked, and the questions they keep. Safe from any thread.
public interface SqlNotes {

    /// What one of them asked before that is forgotten.
    int HISTORY_MAX = 200;

    /// Beyond, new questions are refused: nobody would find theirs again.
    int QUESTIONS_MAX = 1_000;

    /// Remembers it; of the same statement asked again by the same the last time counts.
    void remember(Asked asked);

    /// What somebody asked, the latest first; at most [#HISTORY_MAX].
    List<Asked> history(String who);

    /// All that are kept, by name, then by id; without their answers.
    List<Question> questions();

    /// One of them, with its answer.
    Optional<Question> find(String id);

    /// Keeps it, in the place of one with the same id; false when there are as many as there may
    /// be.
    boolean keep(Question question);

    /// Whether there was one of that id.
    boolean delete(String id);
}
