package org.querencia.runtime.operate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.warehouse.Counts.Span;

/// Counts refused events by their code, which are few.
public final class MeteredRefusedEvents implements RefusedEvents {

    private final RefusedEvents refusedEvents;
    private final MeterRegistry meters;

    public MeteredRefusedEvents(RefusedEvents refusedEvents, MeterRegistry meters) {
        this.refusedEvents = refusedEvents;
        this.meters = meters;
    }

    @Override
    public void add(List<Refused> refused) {
        refusedEvents.add(refused);
        for (Refused one : refused) {
            Counter.builder("querencia.ingest.refused")
                    .description("events refused, by reason")
                    .tag("code", one.code())
                    .register(meters)
                    .increment();
        }
    }

    @Override
    public List<Refused> of(Optional<SourceKey> source, Optional<Long> before, int limit) {
        return refusedEvents.of(source, before, limit);
    }

    @Override
    public Optional<Refused> byId(long id) {
        return refusedEvents.byId(id);
    }

    @Override
    public void markReplayed(long id, Instant at) {
        refusedEvents.markReplayed(id, at);
    }

    @Override
    public long count(SourceKey source) {
        return refusedEvents.count(source);
    }

    @Override
    public SortedMap<LocalDateTime, Long> counts(
            Optional<SourceKey> source, Span span, ZoneId zone) {
        return refusedEvents.counts(source, span, zone);
    }
}
