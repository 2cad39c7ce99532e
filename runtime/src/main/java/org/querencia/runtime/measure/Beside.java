package org.querencia.runtime.measure;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.measure.ChannelNames;
import org.querencia.core.place.NamedPlace;

/// What measures need beside the events: where people stood, what was known earlier, what else
/// channels are called, and where places are.
///
/// @param pasts empty where nothing is told of the past
/// @param channels asked anew each time, as `places` are
public record Beside(
        Standpoints standpoints,
        Optional<Pasts> pasts,
        Supplier<ChannelNames> channels,
        Supplier<List<NamedPlace>> places) {

    public static final Beside NOTHING =
            new Beside(
                    Standpoints.NONE, Optional.empty(), () -> ChannelNames.NONE, () -> List.of());

    /// The same, where people stood elsewhere.
    public Beside standing(Standpoints others) {
        return new Beside(others, pasts, channels, places);
    }

    /// The same, with other places.
    public Beside placed(Supplier<List<NamedPlace>> others) {
        return new Beside(standpoints, pasts, channels, others);
    }
}
