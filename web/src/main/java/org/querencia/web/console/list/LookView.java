package org.querencia.web.console.list;

import java.util.List;

/// A further look at a rule, in words.
///
/// @param every `month` or `week`
/// @param rules whether it is a rule that can be counted
/// @param whole whether the whole year is known; else there is more in a moment
/// @param others segments with people in common; known when the year is
/// @param exact whether all people were looked at for that
/// @param drawn how many were
public record LookView(
        String rule,
        String every,
        boolean rules,
        boolean whole,
        List<Point> points,
        List<Other> others,
        boolean exact,
        String drawn) {

    /// @param share of everybody who had done something by then
    public record Point(String day, long size, String said, String share) {}

    /// @param ofRule which part of the rule's people
    /// @param ofSegment which part of the segment's people
    public record Other(String key, String name, String both, String ofRule, String ofSegment) {}
}
