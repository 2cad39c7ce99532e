package org.querencia.runtime.collect;

import org.querencia.core.identity.IdentityRules;

/// The rules of the workspace that collect applies; they may change while it runs, so they are
/// asked for anew for each request.
public record CollectRules(IdentityRules identity, MarkingRules marking) {}
