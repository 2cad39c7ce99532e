package org.querencia.runtime.score;

import java.util.function.Supplier;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.score.Scores;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.visit.VisitParts;
import org.querencia.runtime.warehouse.Warehouse;

/// What speaks of scores to people: keeping them, a person's, and how good they are.
public record ScoreServices(ScoreDesk desk, PersonScores people, ScoreReports reports) {

    /// @param inForce asked anew each time
    /// @param vocabulary the names that were seen, for warnings
    /// @param parts of which the log, the clock and the like are taken
    public static ScoreServices of(
            Supplier<Scores> inForce,
            Supplier<Vocabulary> vocabulary,
            Profiles profiles,
            Warehouse warehouse,
            VisitParts parts) {
        return new ScoreServices(
                new ScoreDesk(inForce, parts.decisions(), vocabulary),
                new PersonScores(
                        inForce,
                        profiles,
                        parts.log(),
                        warehouse.whereabouts(),
                        Setting.of(parts.workspace()),
                        parts.clock()),
                new ScoreReports(warehouse.scorings(), parts.workspace().zone(), parts.clock()));
    }
}
