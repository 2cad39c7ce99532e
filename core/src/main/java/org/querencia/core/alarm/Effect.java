package org.querencia.core.alarm;

/// What is to be told of an alarm.
public sealed interface Effect {

    Alarm alarm();

    record Raised(Alarm alarm) implements Effect {}

    /// The time it was muted for is over, and it lasts still.
    record Repeated(Alarm alarm) implements Effect {}

    record Ended(Alarm alarm) implements Effect {}
}
