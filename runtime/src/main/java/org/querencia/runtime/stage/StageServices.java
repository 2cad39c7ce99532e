package org.querencia.runtime.stage;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Passages.Passed;
import org.querencia.runtime.state.Profiles;

/// What speaks of stages to people: the models, where people stand, how they pass.
public record StageServices(
        StageDesk desk,
        Profiles profiles,
        Passages passages,
        StageFigures figures,
        StageBoards boards) {

    /// @param inForce asked anew each time
    public static StageServices of(
            Supplier<Segments> inForce,
            IdentityDecisions decisions,
            Profiles profiles,
            Passages passages,
            StageFigures figures,
            InstantSource clock) {
        return new StageServices(
                new StageDesk(inForce, decisions),
                profiles,
                passages,
                figures,
                new StageBoards(passages, figures, clock));
    }

    /// How a person passed, the latest first; at most `limit`. What those did who became them is
    /// told, too.
    public List<Passed> history(ProfileId id, int limit) {
        return profiles.person(id)
                .map(person -> passages.history(person.anchors().keySet(), limit))
                .orElse(List.of());
    }
}
