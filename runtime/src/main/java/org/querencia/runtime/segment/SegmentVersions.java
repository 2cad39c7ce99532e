package org.querencia.runtime.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Position;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;

/// How a segment came to be what it is: each version, as the log has it. Safe from any thread.
public final class SegmentVersions {

    /// Decisions and definitions that are looked through; what lies beyond is not found.
    static final int LOOKED_AT_MAX = 100_000;

    private static final int PAGE = 1_000;

    private final EventLog log;

    public SegmentVersions(EventLog log) {
        this.log = log;
    }

    /// @param by who wrote it
    public record Version(Segment segment, Instant at, String by) {}

    /// Newest first; also of a segment that was deleted.
    public List<Version> of(String key) {
        List<Version> versions = new ArrayList<>();
        Position after = Position.START;
        for (int looked = 0; looked < LOOKED_AT_MAX; looked += PAGE) {
            List<LogEntry> entries = log.readOthers(after, PAGE);
            for (LogEntry entry : entries) {
                if (FactCodec.read(entry).fact() instanceof Definition definition
                        && definition.kind().equals(Segment.KIND)
                        && definition.key().equals(key)) {
                    versions.add(version(definition));
                }
            }
            if (entries.size() < PAGE) {
                break;
            }
            after = entries.getLast().position();
        }
        return versions.reversed();
    }

    private static Version version(Definition definition) {
        return new Version(
                SegmentDefinitions.read(definition.key(), definition.content()),
                definition.receivedAt(),
                definition.by());
    }
}
