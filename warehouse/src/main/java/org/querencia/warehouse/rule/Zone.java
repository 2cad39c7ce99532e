package org.querencia.warehouse.rule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.querencia.core.rule.Micros;

/// Local days of the workspace's zone, for SQL: the JDK's rules of the zone, written out as the
/// offsets in force from 1900 to 2100.
record Zone(ZoneId id) {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final long SECOND = 1_000_000;

    private interface Switch {
        long at(ZoneOffsetTransition transition);
    }

    /// When a day begins, in microseconds; `day` is a DATE. Of a midnight that comes twice the
    /// first counts, and clocks that skip it begin the day later.
    String start(String day) {
        String local = "epoch_us(CAST(%s AS TIMESTAMP))".formatted(day);
        return "(%s - %s)".formatted(local, offset(local, Zone::switchedLocally));
    }

    /// The local DATE of an instant in microseconds.
    String day(String micros) {
        return "CAST(make_timestamp(%s + %s) AS DATE)"
                .formatted(micros, offset(micros, t -> Micros.of(t.getInstant())));
    }

    /// The same where the instant is not before `from` and not after `to`: the few switches between
    /// them are looked through instead of those of two centuries, for each event.
    String day(String micros, Instant from, Instant to) {
        return "CAST(make_timestamp(%s + %s) AS DATE)"
                .formatted(micros, offset(micros, from, to, t -> Micros.of(t.getInstant())));
    }

    private String offset(String micros, Switch at) {
        return offset(micros, FIRST, LAST, at);
    }

    /// The offset after the last switch that is not later; two lists, so that however many switches
    /// there are, the instant is named once.
    private String offset(String micros, Instant from, Instant to, Switch at) {
        List<Long> switches = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        offsets.add(micros(id.getRules().getOffset(from)));
        ZoneOffsetTransition next = id.getRules().nextTransition(from);
        while (next != null && !next.getInstant().isAfter(to)) {
            switches.add(at.at(next));
            offsets.add(micros(next.getOffsetAfter()));
            next = id.getRules().nextTransition(next.getInstant());
        }
        return switches.isEmpty()
                ? offsets.getFirst().toString()
                : "list_extract(%s, 1 + len(list_filter(%s, lambda switch: switch <= %s)))"
                        .formatted(offsets, switches, micros);
    }

    private static long switchedLocally(ZoneOffsetTransition transition) {
        LocalDateTime before = transition.getDateTimeBefore();
        LocalDateTime after = transition.getDateTimeAfter();
        return Micros.of((before.isAfter(after) ? before : after).toInstant(ZoneOffset.UTC));
    }

    private static long micros(ZoneOffset offset) {
        return offset.getTotalSeconds() * SECOND;
    }
}
