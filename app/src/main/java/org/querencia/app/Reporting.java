package org.querencia.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.call.CallMailRound;
import org.querencia.runtime.call.CallServices;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.measure.KeptMeasures;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.report.ReportServices;
import org.querencia.runtime.report.ViewMailRound;
import org.querencia.store.Database;
import org.querencia.web.console.call.CallMails;
import org.querencia.web.console.explore.ViewMails;

/// What stands around measures, and what is mailed by itself: lists of calls and views, until this
/// is closed.
final class Reporting implements AutoCloseable {

    /// While nothing comes in, pages of the console may show figures of so long ago.
    private static final Duration FIGURES_KEPT = Duration.ofSeconds(20);

    private final ReportServices services;
    private final MeasureServices forPages;
    private final CallMailRound calls;
    private final ViewMailRound views;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    Reporting(
            Engine engine,
            MeasureServices measures,
            CallServices callServices,
            Readers readers,
            Supplier<URI> baseUrl,
            InstantSource clock) {
        Database database = engine.database();
        Workspace workspace = engine.workspace();
        LongSupplier position = () -> engine.projector().projected().position().value();
        this.forPages =
                new MeasureServices(
                        measures.desk(),
                        new KeptMeasures(measures.measures(), position, clock, FIGURES_KEPT),
                        measures.funnels());
        this.services =
                ReportServices.of(
                        new ReportServices.Parts(
                                database.shelves(),
                                measures.desk(),
                                measures.measures(),
                                position,
                                workspace.zone(),
                                clock,
                                new SecureRandom()));
        this.calls =
                new CallMailRound(
                        readers,
                        callServices.lists()::of,
                        new CallMails(workspace, engine.views(), baseUrl, clock),
                        database.outbox(),
                        workspace.zone(),
                        clock);
        this.views =
                new ViewMailRound(
                        services.views(),
                        new ViewMails(
                                workspace,
                                measures,
                                services.notes(),
                                database.sources(),
                                baseUrl,
                                clock),
                        database.outbox(),
                        workspace.zone(),
                        clock);
    }

    ReportServices services() {
        return services;
    }

    /// Measures for pages of the console, which ask the same again and again.
    MeasureServices forPages() {
        return forPages;
    }

    Reporting start() {
        started.push(services.indicators());
        started.push(calls.start());
        started.push(views.start());
        return this;
    }

    @Override
    public void close() {
        Closing.all(started);
    }
}
