package org.querencia.core.rule;

import java.math.BigDecimal;
import org.querencia.core.event.Value;

/// What a part of a rule comes to for somebody at an instant.
sealed interface Answer {

    Answer UNKNOWN = new Unknown();
    Answer YES = new Truth(true);
    Answer NO = new Truth(false);

    record Unknown() implements Answer {}

    record Truth(boolean holds) implements Answer {}

    record Amount(BigDecimal number) implements Answer {}

    record Words(String text) implements Answer {}

    /// Microseconds since 1970.
    record Moment(long micros) implements Answer {}

    /// Microseconds.
    record Lapse(long micros) implements Answer {}

    /// A field as it was told.
    record Raw(Value value) implements Answer {}

    /// What is unknown does not hold.
    static boolean holds(Answer answer) {
        return answer instanceof Truth(boolean holds) && holds;
    }

    static Answer of(boolean holds) {
        return holds ? YES : NO;
    }

    static Answer of(long number) {
        return new Amount(BigDecimal.valueOf(number));
    }
}
