package org.querencia.runtime.call;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.querencia.core.call.CallRules;
import org.querencia.core.score.Scores;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Scorings;

/// What making the daily lists works with.
///
/// @param rules, scores those in force now
public record CallParts(
        Supplier<CallRules> rules,
        Supplier<Scores> scores,
        Users users,
        Scorings scorings,
        ProfileViews views,
        IdentityDecisions decisions,
        ZoneId zone,
        InstantSource clock) {}
