package org.querencia.runtime.segment;

import java.util.List;
import java.util.Optional;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;

/// Segments as YAML that people read, review and keep:
///
///     segments:
///       - key: regulars
///         name: "Regulars"
///         rule: |-
///           count('Order Completed', '90d') >= 3
///         state: active
///         folder: "sales"
///         owner: "ana@shop.example"
///
/// A fixed list has `kind: list` in the place of its rule; its people are not in the file.
public interface SegmentFiles {

    int LENGTH_MAX = 2 << 20;

    /// The same segments give the same text, which reads back to the same segments.
    String write(List<Segment> segments);

    Read read(String yaml);

    /// @param wrong what cannot be taken, each with its line; then nothing is to be taken
    record Read(List<Entry> entries, List<String> wrong) {
        public Read {
            entries = List.copyOf(entries);
            wrong = List.copyOf(wrong);
        }
    }

    /// @param rule empty for a fixed list
    record Entry(
            int line,
            String key,
            String name,
            Optional<String> rule,
            State state,
            String folder,
            String owner) {}
}
