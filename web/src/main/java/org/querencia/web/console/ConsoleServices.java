package org.querencia.web.console;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.analyst.AnalystServices;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.call.CallServices;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.linkage.LinkageDesk;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.path.PathServices;
import org.querencia.runtime.planner.PlannerDesk;
import org.querencia.runtime.report.ReportServices;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.score.ScoreServices;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.state.Catalogue;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.visit.Visits;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.webhook.WebhookSecrets;
import org.querencia.web.console.source.RefusedPages.Replay;
import org.querencia.web.http.Access;

/// What the console speaks to.
///
/// @param rules the identifier types in force now
/// @param baseUrl how browsers and senders reach this server, for snippets and links
/// @param projected how far the figures have come in the log
/// @param replay such as `refusedReplay::replay`
public record ConsoleServices(
        Workspace workspace,
        Supplier<IdentityRules> rules,
        Supplier<URI> baseUrl,
        InstantSource clock,
        Access access,
        Users users,
        PasswordHasher passwordHasher,
        Sources sources,
        WebhookSecrets webhookSecrets,
        RefusedEvents refusedEvents,
        Replay replay,
        EventLog log,
        IdentityDecisions decisions,
        ConsentDesk consents,
        Erasures erasures,
        ProfileViews views,
        Catalogue catalogue,
        Overviews overviews,
        Trade trade,
        Directory directory,
        SegmentServices segments,
        StageServices stages,
        Importing imports,
        LiveFeed liveFeed,
        Marking marking,
        Visits visits,
        AlarmServices alarms,
        ScoreServices scores,
        CallServices calls,
        MeasureServices measures,
        PlannerDesk planners,
        ReportServices reports,
        AttributionDesk attribution,
        AnalystServices analysts,
        LinkageDesk linkage,
        ReviewServices review,
        PathServices paths,
        Progress projected) {}
