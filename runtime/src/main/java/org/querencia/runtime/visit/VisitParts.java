package org.querencia.runtime.visit;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.visit.VisitLists;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.collect.Marking;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Timelines;

/// What registering visits works with.
///
/// @param rules, lists those in force now
/// @param projected how far the timelines have come in the log
/// @param random safe from any thread
public record VisitParts(
        Workspace workspace,
        Sources sources,
        Supplier<IdentityRules> rules,
        Supplier<VisitLists> lists,
        Marking marking,
        IdentityDecisions decisions,
        ProfileViews views,
        EventLog log,
        Ingest ingest,
        Progress projected,
        Timelines timelines,
        InstantSource clock,
        RandomGenerator random) {}
