package org.querencia.runtime.courier;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Finding.Band;
import org.querencia.core.alarm.Finding.Verdict;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;

/// One alarm, raised and over.
final class Alarms {

    private static final LocalDateTime DAY = LocalDateTime.parse("2026-11-25T00:00");

    private Alarms() {}

    static Alarm raised() {
        return alarm(Optional.empty());
    }

    static Alarm ended() {
        return alarm(Optional.of(Instant.parse("2026-11-27T12:00:00Z")));
    }

    private static Alarm alarm(Optional<Instant> over) {
        Finding first =
                new Finding(
                        DAY,
                        OptionalDouble.of(3),
                        Verdict.OUT,
                        Optional.of(new Band(12.5, 8, 17, -5)));
        return new Alarm(
                "orders-fall.1.2026-11-25T00:00",
                "orders-fall",
                1,
                "Orders of the day fall",
                Subject.of("orders", Map.of("channel", "web")),
                Step.DAY,
                new Condition.Unusual(Direction.FALL, Sensitivity.NORMAL),
                Instant.parse("2026-11-26T12:00:00Z"),
                DAY,
                first,
                first,
                Optional.empty(),
                List.of(),
                over);
    }
}
