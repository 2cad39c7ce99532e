package org.querencia.runtime.alarm;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.querencia.core.alarm.Plans;
import org.querencia.core.alarm.Sensors;
import org.querencia.core.segment.Segments;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.warehouse.Counts;

/// What sensors and alarms work with.
///
/// @param sensors in force, asked anew each time; so are the plans and the segments
/// @param baseUrl how browsers reach the console
public record AlarmParts(
        Workspace workspace,
        Supplier<Sensors> sensors,
        Supplier<Plans> plans,
        Supplier<Segments> segments,
        IdentityDecisions decisions,
        AlarmStore store,
        Outbox outbox,
        Readers readers,
        Sources sources,
        RefusedEvents refusedEvents,
        Memberships memberships,
        Counts counts,
        StageServices stages,
        Supplier<URI> baseUrl,
        InstantSource clock) {

    /// All that look: the sensors people made, and those of plans.
    public Sensors watching() {
        return plans.get().beside(sensors.get());
    }
}
