package org.querencia.runtime.segment;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Position;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.courier.Courier;
import org.querencia.runtime.courier.EndpointDesk;
import org.querencia.runtime.courier.Endpoints;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.place.PlaceDesk;
import org.querencia.runtime.place.PlaceFiles;
import org.querencia.runtime.stage.StageFiles;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.text.YamlText;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Grading;
import org.querencia.runtime.warehouse.Warehouse;

/// What speaks of segments to people: trying a rule, keeping it, who is in it, and why; lists put
/// together by hand; files; and who else is told.
public record SegmentServices(
        RulePreviews previews,
        RuleLooks looks,
        SegmentDesk desk,
        Memberships memberships,
        Reasons reasons,
        ListDesk lists,
        ListPeople listPeople,
        ListFiles listFiles,
        SegmentExchange exchange,
        EndpointDesk webhooks,
        Offers offers,
        Grading grading,
        PlaceDesk places,
        PlaceFiles placeFiles,
        StageFiles stageFiles) {

    /// What they work with.
    ///
    /// @param inForce asked anew each time, like `rules` and `applied`
    public record Parts(
            Supplier<Segments> inForce,
            Supplier<IdentityRules> rules,
            Supplier<Position> applied,
            IdentityDecisions decisions,
            Profiles profiles,
            ProfileViews views,
            Memberships memberships,
            Passages passages,
            Warehouse warehouse,
            Ingest ingest,
            EventLog log,
            Endpoints endpoints,
            Courier courier,
            ListFiles listFiles,
            SegmentFiles segmentFiles,
            YamlText yaml,
            InstantSource clock,
            RandomGenerator random) {}

    public static SegmentServices of(Parts parts) {
        SegmentDesk desk = new SegmentDesk(parts.inForce(), parts.decisions());
        ListPeople people = new ListPeople(parts.rules(), parts.profiles()::owners);
        Vocabularies vocabularies =
                new Vocabularies(parts.warehouse().overviews(), parts.inForce(), parts.clock());
        RulePreviews previews =
                new RulePreviews(
                        vocabularies,
                        new AskedAround(parts.inForce(), parts.memberships(), parts.passages()),
                        parts.warehouse().matches(),
                        parts.warehouse().trade()::abroad,
                        parts.rules().get().workspace().currency(),
                        parts.clock());
        return new SegmentServices(
                previews,
                new RuleLooks(
                        previews,
                        desk,
                        parts.memberships(),
                        parts.warehouse().matches(),
                        parts.rules().get().workspace().zone(),
                        parts.clock()),
                desk,
                parts.memberships(),
                new Reasons(
                        parts.inForce(),
                        parts.profiles(),
                        parts.memberships(),
                        parts.passages(),
                        parts.clock()),
                new ListDesk(
                        parts.views(),
                        parts.memberships(),
                        people,
                        parts.ingest(),
                        parts.log(),
                        parts.clock(),
                        parts.random()),
                people,
                parts.listFiles(),
                new SegmentExchange(parts.inForce(), desk, parts.segmentFiles()),
                new EndpointDesk(
                        parts.endpoints(),
                        parts.courier(),
                        parts.inForce(),
                        parts.applied(),
                        parts.clock(),
                        parts.random()),
                new Offers(
                        parts.warehouse().overviews(),
                        parts.warehouse().choices(),
                        vocabularies,
                        parts.clock()),
                parts.warehouse().grading(),
                new PlaceDesk(parts.inForce(), parts.decisions()),
                new PlaceFiles(parts.yaml()),
                new StageFiles(parts.yaml()));
    }
}
