package org.querencia.core.profile;

import java.util.Map;

/// What an anchor's events add up to: a commutative monoid over disjoint sets of events, so that
/// summaries of anchors merge into a profile's and come apart again, and late events need no
/// special case.
public record Summary(Map<String, Trait> traits) {

    public static final Summary EMPTY = new Summary(Map.of());
}
