package org.querencia.connect.run;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.imports.ImportStore;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Ingest;

/// What imports work with.
///
/// @param rules those in force, asked for anew by each import
/// @param random for ids; safe from any thread
public record ImportParts(
        Folders folders,
        ImportStore store,
        Sources sources,
        EventLog log,
        Ingest ingest,
        Workspace workspace,
        Supplier<IdentityRules> rules,
        InstantSource clock,
        RandomGenerator random) {}
