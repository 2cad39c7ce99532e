package org.querencia.web.console.segment;

import java.util.Locale;
import org.querencia.core.segment.Segment;

/// A segment as lists and its own page show it.
///
/// @param list whether its people are put together by hand
/// @param size in words
public record SegmentView(
        String key,
        String name,
        String rule,
        boolean list,
        Segment.State state,
        String folder,
        String size) {

    /// @param when they entered or left, in words
    /// @param cause in words
    public record Somebody(String id, String name, String when, String cause) {}

    public record Step(Somebody who, boolean entered) {}

    /// The end of the key of its state's name.
    public String stateCode() {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
