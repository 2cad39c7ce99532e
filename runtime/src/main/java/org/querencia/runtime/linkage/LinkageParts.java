package org.querencia.runtime.linkage;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.review.Labels;
import org.querencia.runtime.review.Pairs;
import org.querencia.runtime.state.Profiles;

/// What linkage works with.
///
/// @param rules those in force, asked anew each time
/// @param applied up to where the log was applied to people
/// @param pairs where pairs go that somebody must judge
/// @param labels what was judged
/// @param zone of the company: models are learned at night
public record LinkageParts(
        LinkageStore store,
        Supplier<IdentityRules> rules,
        Profiles profiles,
        EventLog log,
        Progress applied,
        Ingest ingest,
        Sources sources,
        Pairs pairs,
        Labels labels,
        ZoneId zone,
        InstantSource clock) {}
