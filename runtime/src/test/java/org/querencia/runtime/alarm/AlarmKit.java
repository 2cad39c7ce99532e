package org.querencia.runtime.alarm;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.querencia.core.segment.Segments;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.warehouse.Warehouse;

/// Sensors, alarms and mail over memory; mail is captured.
public final class AlarmKit {

    private static final URI CONSOLE = URI.create("https://crm.example");

    /// What it works with.
    public record With(
            Workspace workspace,
            Supplier<Definitions> definitions,
            Supplier<Segments> segments,
            IdentityDecisions decisions,
            Users users,
            Sources sources,
            RefusedEvents refused,
            MemoryState state,
            Warehouse warehouse,
            StageServices stages,
            InstantSource clock) {}

    private final MemoryMail mail = new MemoryMail();
    private final AlarmParts parts;
    private final AlarmServices services;
    private final InstantSource clock;

    public AlarmKit(With with) {
        this.clock = with.clock();
        this.parts =
                new AlarmParts(
                        with.workspace(),
                        () -> with.definitions().get().sensors(),
                        () -> with.definitions().get().plans(),
                        with.segments(),
                        with.decisions(),
                        new MemoryAlarms(mail),
                        mail,
                        new Readers(with.users(), new MemoryMail.Preferences()),
                        with.sources(),
                        with.refused(),
                        with.state().memberships(),
                        with.warehouse().counts(),
                        with.stages(),
                        () -> CONSOLE,
                        with.clock());
        this.services = AlarmServices.of(parts, false);
    }

    public AlarmServices services() {
        return services;
    }

    public MemoryMail mail() {
        return mail;
    }

    /// Lets every sensor look, as it does when its time has come.
    public void look() {
        new SensorRound(parts::watching, services.alarms(), services.lookout(), clock).look();
    }
}
