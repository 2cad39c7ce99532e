package org.querencia.web.console.people;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.web.console.frame.Frame;

/// A segment a person is in.
///
/// @param since in words
/// @param cause in words
/// @param list whether they were put there by hand
public record Belonging(String key, String name, String since, String cause, boolean list) {

    /// Lists they may be put on.
    static List<Segment> listsWithout(ProfileId person, SegmentServices segments) {
        Set<String> theirs = segments.memberships().of(person).keySet();
        return segments.desk().all().stream()
                .filter(Segment::isList)
                .filter(list -> list.isActive() && !theirs.contains(list.key()))
                .toList();
    }

    /// Those of a person, by key.
    static List<Belonging> of(ProfileId person, SegmentServices segments, Frame frame) {
        return segments.memberships().of(person).entrySet().stream()
                .map(entry ->
                        new Belonging(
                                entry.getKey(),
                                segments.desk()
                                        .find(entry.getKey())
                                        .map(Segment::name)
                                        .orElse(entry.getKey()),
                                frame.formats().ago(entry.getValue().since()),
                                frame.text(
                                        "segment.cause."
                                                + entry.getValue()
                                                        .cause()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)),
                                segments.desk()
                                        .find(entry.getKey())
                                        .filter(Segment::isList)
                                        .isPresent()))
                .toList();
    }
}
