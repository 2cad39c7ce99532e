package org.querencia.core.segment;

import java.time.Instant;

/// That somebody entered a segment or left it.
///
/// @param version of the segment by which this was so
/// @param at exact: of a change by time, the very instant
public record SegmentChange(
        SegmentKey segment, int version, boolean entered, Instant at, Cause cause) {}
