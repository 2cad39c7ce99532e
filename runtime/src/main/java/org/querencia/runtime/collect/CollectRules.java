package org.querencia.runtime.collect;

/// The rules of the workspace that collect applies; they may change while it runs, so they are
/// asked for anew for each request.
public record CollectRules(Identification identification, MarkingRules marking) {}
