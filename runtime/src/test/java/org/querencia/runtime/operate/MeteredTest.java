package org.querencia.runtime.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.runtime.collect.RecordingIngest;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryRefusedEvents;

class MeteredTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void what_is_stored_and_what_was_known_are_told_apart() {
        MeteredIngest ingest = new MeteredIngest(new RecordingIngest(), meters);
        Event one = Events.track("Seen").by("user_id:u1").event();
        Event other = Events.track("Seen").by("user_id:u1").event();
        ingest.append(List.of(one, other), Remember.WINDOW);
        ingest.append(List.of(one), Remember.WINDOW);
        assertThat(events("stored")).isEqualTo(2);
        assertThat(events("duplicate")).isEqualTo(1);
        assertThat(meters.get("querencia.ingest.wait").timer().count()).isEqualTo(2);
    }

    @Test
    void refused_events_are_counted_by_reason_and_kept() {
        MemoryRefusedEvents kept = new MemoryRefusedEvents();
        MeteredRefusedEvents refused = new MeteredRefusedEvents(kept, meters);
        refused.add(List.of(refused("missing-type"), refused("missing-type"), refused("too-deep")));
        assertThat(refusals("missing-type")).isEqualTo(2);
        assertThat(refusals("too-deep")).isEqualTo(1);
        assertThat(refused.count(new SourceKey("shop"))).isEqualTo(3);
        assertThat(refused.of(Optional.empty(), Optional.empty(), 10)).hasSize(3);
    }

    private double events(String outcome) {
        return meters.get("querencia.ingest.events").tag("outcome", outcome).counter().count();
    }

    private double refusals(String code) {
        return meters.get("querencia.ingest.refused").tag("code", code).counter().count();
    }

    private static Refused refused(String code) {
        return new Refused(
                0, new SourceKey("shop"), Events.NOON, 0, code, "why", "", "{}", Optional.empty());
    }
}
