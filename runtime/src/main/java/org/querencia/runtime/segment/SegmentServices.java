package org.querencia.runtime.segment;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.warehouse.Grading;
import org.querencia.runtime.warehouse.Warehouse;

/// What speaks of segments to people: trying a rule, keeping it, who is in it, and why.
public record SegmentServices(
        RulePreviews previews,
        SegmentDesk desk,
        Memberships memberships,
        Reasons reasons,
        Offers offers,
        Grading grading) {

    /// @param inForce asked anew each time
    public static SegmentServices of(
            Supplier<Segments> inForce,
            IdentityDecisions decisions,
            Profiles profiles,
            Memberships memberships,
            Passages passages,
            Warehouse warehouse,
            InstantSource clock) {
        Vocabularies vocabularies = new Vocabularies(warehouse.overviews(), inForce, clock);
        return new SegmentServices(
                new RulePreviews(vocabularies, warehouse.matches(), clock),
                new SegmentDesk(inForce, decisions),
                memberships,
                new Reasons(inForce, profiles, memberships, passages, clock),
                new Offers(warehouse.overviews(), warehouse.choices(), vocabularies, clock),
                warehouse.grading());
    }
}
