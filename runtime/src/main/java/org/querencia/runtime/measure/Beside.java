package org.querencia.runtime.measure;

import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.measure.ChannelNames;

/// What measures need beside the events: where people stood, what was known earlier, and what else
/// channels are called.
///
/// @param pasts empty where nothing is told of the past
/// @param channels asked anew each time
public record Beside(
        Standpoints standpoints, Optional<Pasts> pasts, Supplier<ChannelNames> channels) {

    public static final Beside NOTHING =
            new Beside(Standpoints.NONE, Optional.empty(), () -> ChannelNames.NONE);
}
