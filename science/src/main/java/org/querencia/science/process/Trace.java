package org.querencia.science.process;

import java.util.List;

/// What one person did, in the order in which it happened.
///
/// @param value what the person brought in the time looked at, in minor units of a currency
public record Trace(List<Step> steps, long value) {

    public Trace {
        steps = List.copyOf(steps);
    }

    /// @param atMicros microseconds since 1970
    public record Step(String name, long atMicros) {}
}
