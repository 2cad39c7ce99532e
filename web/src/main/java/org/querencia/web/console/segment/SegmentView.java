package org.querencia.web.console.segment;

import java.util.List;
import java.util.Locale;
import org.querencia.core.segment.Segment;

/// A segment as lists and its own page show it.
///
/// @param size in words
public record SegmentView(Segment segment, String size) {

    /// @param when they entered or left, in words
    /// @param cause in words
    public record Somebody(String id, String name, String when, String cause) {}

    public record Step(Somebody who, boolean entered) {}

    /// One version of it.
    ///
    /// @param when in words
    public record Written(Segment segment, String when, String by) {
        public String stateCode() {
            return code(segment);
        }
    }

    /// Segments of a folder.
    ///
    /// @param folder empty for those in none
    public record Folder(String folder, List<SegmentView> segments) {}

    /// What a list of segments is narrowed by; empty texts narrow nothing.
    public record Filter(
            String folder,
            String owner,
            String state,
            List<String> folders,
            List<String> owners,
            List<String> states) {

        boolean takes(Segment segment) {
            return (folder.isEmpty() || segment.folder().equals(folder))
                    && (owner.isEmpty() || segment.owner().equals(owner))
                    && (state.isEmpty() || segment.state().text().equals(state));
        }
    }

    public String key() {
        return segment.key();
    }

    public String name() {
        return segment.name();
    }

    /// Whether its people are put together by hand.
    public boolean list() {
        return segment.isList();
    }

    public String rule() {
        return segment.rule();
    }

    /// The end of the key of its state's name.
    public String stateCode() {
        return code(segment);
    }

    private static String code(Segment segment) {
        return segment.state().name().toLowerCase(Locale.ROOT);
    }
}
