package org.querencia.web.console.people;

import java.util.List;
import java.util.Locale;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.web.console.frame.Frame;

/// A segment a person is in.
///
/// @param since in words
/// @param cause in words
public record Belonging(String key, String name, String since, String cause) {

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
                                                        .toLowerCase(Locale.ROOT))))
                .toList();
    }
}
