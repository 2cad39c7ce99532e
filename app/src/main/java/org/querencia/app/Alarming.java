package org.querencia.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.connect.mail.SmtpAddress;
import org.querencia.connect.mail.SmtpMailer;
import org.querencia.runtime.alarm.AlarmParts;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.SensorRound;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.mail.MailRound;
import org.querencia.runtime.mail.Mailer;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.stage.StageServices;
import org.querencia.store.Database;

/// Sensors that look, and mail that is sent, until this is closed.
final class Alarming implements AutoCloseable {

    private final AlarmServices services;
    private final SensorRound sensors;
    private final MailRound mail;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /// @param smtp empty where mail is captured
    Alarming(
            Engine engine,
            IdentityDecisions decisions,
            StageServices stages,
            Supplier<URI> baseUrl,
            Optional<SmtpAddress> smtp,
            InstantSource clock) {
        Database database = engine.database();
        AlarmParts parts =
                new AlarmParts(
                        engine.workspace(),
                        () -> engine.pipeline().definitions().sensors(),
                        () -> engine.pipeline().definitions().plans(),
                        engine.pipeline()::segments,
                        decisions,
                        database.alarms(),
                        database.outbox(),
                        new Readers(database.users(), database.mailPreferences()),
                        database.sources(),
                        database.refusedEvents(),
                        database.memberships(),
                        engine.warehouse().counts(),
                        stages,
                        baseUrl,
                        clock);
        this.services = AlarmServices.of(parts, smtp.isPresent());
        this.sensors =
                new SensorRound(parts::watching, services.alarms(), services.lookout(), clock);
        this.mail = new MailRound(database.outbox(), smtp.<Mailer>map(SmtpMailer::new), clock);
    }

    AlarmServices services() {
        return services;
    }

    Alarming start() {
        started.push(mail.start());
        started.push(sensors.start());
        return this;
    }

    @Override
    public void close() {
        Closing.all(started);
    }
}
