package org.querencia.web.console;

import java.util.List;
import java.util.function.Supplier;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segments;
import org.querencia.core.stage.ShippedModels;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.stage.StageDesk;

/// By what the people of the shop are followed.
final class Followed {

    private Followed() {}

    /// A segment of its customers, and where they stand in their journey.
    static void shop(Supplier<Segments> segments, IdentityDecisions decisions) {
        new SegmentDesk(segments, decisions)
                .make(
                        Author.of("console", ConsoleHouse.EMAIL),
                        new Segment(
                                "regulars",
                                "Compran seguido",
                                "count('Order Completed', '90d') >= 2",
                                Segment.State.ACTIVE,
                                "",
                                ConsoleHouse.EMAIL,
                                1));
        StageModel journey = ShippedModels.JOURNEY;
        new StageDesk(segments, decisions)
                .write(
                        Author.of("console", ConsoleHouse.EMAIL),
                        List.of(
                                new StageModel(
                                        journey.key(),
                                        journey.name(),
                                        journey.stages(),
                                        journey.closes(),
                                        StageModel.State.ACTIVE,
                                        1)));
    }
}
