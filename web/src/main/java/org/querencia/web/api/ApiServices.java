package org.querencia.web.api;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.IdempotencyKeys;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.call.CallServices;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.collect.RefusedReplay;
import org.querencia.runtime.consent.ConsentDesk;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.operate.Backups;
import org.querencia.runtime.operate.Positions;
import org.querencia.runtime.path.PathServices;
import org.querencia.runtime.planner.PlannerDesk;
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
import org.querencia.web.http.Access;

/// What the API speaks to.
///
/// @param rules those in force, asked for anew at each request
public record ApiServices(
        Workspace workspace,
        Access access,
        Users users,
        PasswordHasher hasher,
        IdempotencyKeys idempotencyKeys,
        InstantSource clock,
        Sources sources,
        WebhookSecrets webhookSecrets,
        RefusedEvents refusedEvents,
        EventLog log,
        IdentityDecisions decisions,
        Erasures erasures,
        ConsentDesk consents,
        ProfileViews views,
        Catalogue catalogue,
        Supplier<IdentityRules> rules,
        RefusedReplay replay,
        Overviews overviews,
        Trade trade,
        Directory directory,
        SegmentServices segments,
        StageServices stages,
        Importing imports,
        Backups backups,
        Supplier<Positions> positions,
        LiveFeed liveFeed,
        Marking marking,
        Visits visits,
        AlarmServices alarms,
        ScoreServices scores,
        CallServices calls,
        MeasureServices measures,
        PlannerDesk planners,
        AttributionDesk attribution,
        PathServices paths) {}
