package org.querencia.runtime.segment;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.querencia.core.alarm.Step;
import org.querencia.runtime.state.Memberships;

/// How many are in a segment, and how many more entered than left it in each hour: as told, and
/// reckoned anew.
final class Balances {

    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final LocalDateTime EVER = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
    private static final int ALL = 1_000_000;

    private Balances() {}

    static void hold(Memberships memberships, String segment, int members) {
        if (members != memberships.size(segment)) {
            throw new AssertionError("size and members of " + segment + " differ");
        }
        Map<LocalDateTime, Long> balances = new TreeMap<>();
        memberships.changes(0, ALL).stream()
                .map(Memberships.Moved::movement)
                .filter(movement -> movement.segment().equals(segment))
                .forEach(movement ->
                        balances.merge(
                                LocalDateTime.ofInstant(movement.at(), BOGOTA)
                                        .truncatedTo(ChronoUnit.HOURS),
                                movement.entered() ? 1L : -1L,
                                Long::sum));
        if (!balances.equals(memberships.balances(segment, Step.HOUR, EVER, BOGOTA))) {
            throw new AssertionError("who came and went in " + segment);
        }
    }
}
