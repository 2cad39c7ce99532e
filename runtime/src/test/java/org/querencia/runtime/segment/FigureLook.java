package org.querencia.runtime.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.warehouse.Crowd;

/// All figures of models, of everybody and of some, to be held against those of another state.
final class FigureLook {

    private static final int ALL = 1_000_000;

    private FigureLook() {}

    static Map<String, List<?>> of(StageFigures of, Collection<StageModel> models, Instant end) {
        Map<String, List<?>> figures = new TreeMap<>();
        StageFigures.Period period = new StageFigures.Period(end.minus(Duration.ofDays(10)), end);
        for (StageModel model : models) {
            StageFigures.Cohort cohort =
                    new StageFigures.Cohort(
                            model.key(),
                            model.stages().getFirst().key(),
                            Set.of("b", "d"),
                            period,
                            Duration.ofDays(2),
                            end);
            figures.put(
                    model.key(),
                    List.of(
                            of.rate(cohort),
                            of.entrants(cohort, Optional.empty(), Optional.empty(), ALL),
                            of.entrants(
                                    cohort,
                                    Optional.of(StageFigures.Fate.LOST),
                                    Optional.empty(),
                                    1),
                            of.split(cohort, new StageFigures.By.Trait("city")),
                            of.split(cohort, new StageFigures.By.Channel()),
                            of.among(some(of, cohort), these -> told(these, cohort)),
                            of.flows(model.key(), period),
                            of.stays(model.key(), period),
                            of.entries(model.key(), period)));
        }
        return figures;
    }

    /// Every other one who entered, and somebody who is nobody.
    private static Crowd some(StageFigures figures, StageFigures.Cohort cohort) {
        List<StageFigures.Entrant> entrants =
                figures.entrants(cohort, Optional.empty(), Optional.empty(), ALL);
        return told -> {
            told.accept(new ProfileId(new UUID(7, 7)));
            for (int i = 0; i < entrants.size(); i += 2) {
                told.accept(entrants.get(i).person());
            }
        };
    }

    private static List<?> told(StageFigures figures, StageFigures.Cohort cohort) {
        return List.of(
                figures.rate(cohort),
                figures.entrants(cohort, Optional.empty(), Optional.empty(), ALL),
                figures.split(cohort, new StageFigures.By.Trait("city")),
                figures.flows(cohort.model(), cohort.period()),
                figures.stays(cohort.model(), cohort.period()),
                figures.entries(cohort.model(), cohort.period()));
    }
}
