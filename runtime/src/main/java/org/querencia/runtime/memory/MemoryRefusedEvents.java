package org.querencia.runtime.memory;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.warehouse.Counts.Span;

/// Refused events in memory.
public final class MemoryRefusedEvents implements RefusedEvents {

    private final TreeMap<Long, Refused> kept = new TreeMap<>();

    @Override
    public synchronized void add(List<Refused> refused) {
        for (Refused one : refused) {
            long id = kept.size() + 1L;
            kept.put(id, one.withId(id));
        }
    }

    @Override
    public synchronized List<Refused> of(
            Optional<SourceKey> source, Optional<Long> before, int limit) {
        return kept.headMap(before.orElse(Long.MAX_VALUE), false).descendingMap().values().stream()
                .filter(one -> source.isEmpty() || one.source().equals(source.get()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Refused> byId(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized void markReplayed(long id, Instant at) {
        kept.computeIfPresent(id, (_, one) -> one.replayedAt(at));
    }

    @Override
    public synchronized long count(SourceKey source) {
        return kept.values().stream().filter(one -> one.source().equals(source)).count();
    }

    @Override
    public synchronized SortedMap<LocalDateTime, Long> counts(
            Optional<SourceKey> source, Span span, ZoneId zone) {
        TreeMap<LocalDateTime, Long> counts = new TreeMap<>();
        for (Refused one : kept.values()) {
            LocalDateTime period =
                    span.step().start(LocalDateTime.ofInstant(one.receivedAt(), zone));
            if (source.map(one.source()::equals).orElse(true)
                    && !period.isBefore(span.from())
                    && period.isBefore(span.to())) {
                counts.merge(period, 1L, Long::sum);
            }
        }
        return counts;
    }
}
