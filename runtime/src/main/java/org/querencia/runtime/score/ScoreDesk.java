package org.querencia.runtime.score;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.score.Score;
import org.querencia.core.score.ScoreReader;
import org.querencia.core.score.Scores;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// The workspace's scores: those there are, and how they are changed and given up. Each change is a
/// version, kept in the log. Safe from any thread.
public final class ScoreDesk {

    private final Supplier<Scores> inForce;
    private final IdentityDecisions decisions;
    private final Supplier<Vocabulary> vocabulary;

    /// @param inForce asked anew each time
    /// @param vocabulary the names that were seen, for warnings
    public ScoreDesk(
            Supplier<Scores> inForce,
            IdentityDecisions decisions,
            Supplier<Vocabulary> vocabulary) {
        this.inForce = inForce;
        this.decisions = decisions;
        this.vocabulary = vocabulary;
    }

    /// What became of a change.
    public sealed interface Answer {

        /// @param waiting whether the server is behind, so that it does not show yet
        record Done(Score score, boolean waiting) implements Answer {}

        /// Nothing was written.
        ///
        /// @param why what is wrong and how to mend it
        record Refused(String why) implements Answer {}
    }

    public Scores scores() {
        return inForce.get();
    }

    /// All that are not deleted, by key.
    public List<Score> all() {
        return scores().all();
    }

    /// Empty where there is none, or it was deleted.
    public Optional<Score> find(String key) {
        return scores().find(key);
    }

    /// Looks at a score before it is kept.
    public ScoreReader.Read look(Score score) {
        return ScoreReader.read(score, vocabulary.get());
    }

    /// Takes the place of the version before, or is the first one; its version is the next one of
    /// that key, whatever `score` says. Returns when it is in force.
    public synchronized Answer write(Author author, Score score) {
        Scores now = scores();
        Score next = score.version(now.newest(score.key()).map(Score::version).orElse(0) + 1);
        try {
            now.with(List.of(next));
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
        return switch (decisions.define(
                author, Score.KIND, next.key(), ScoreDefinitions.write(next))) {
            case Outcome.Done _ -> new Answer.Done(next, false);
            case Outcome.Waiting _ -> new Answer.Done(next, true);
            case Outcome.Refused refused -> new Answer.Refused(refused.message());
        };
    }
}
