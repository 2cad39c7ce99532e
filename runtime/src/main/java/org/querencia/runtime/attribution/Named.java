package org.querencia.runtime.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.querencia.core.measure.ChannelNames;
import org.querencia.science.attribution.Paths;

/// What the channels of ways count as. Of more names than can be told apart the further ones count
/// as one, so that all that came of them still adds up. For one reading, and one thread.
final class Named {

    private final ChannelNames known;
    private final Set<String> seen = new HashSet<>();

    Named(ChannelNames known) {
        this.known = known;
    }

    /// @param channel is told apart in any case
    Named(ChannelNames known, String channel) {
        this(known);
        seen.add(channel);
    }

    List<String> of(List<String> touches) {
        return touches.stream().map(known::channel).map(this::apart).toList();
    }

    private String apart(String channel) {
        if (seen.contains(channel)) {
            return channel;
        }
        if (seen.size() >= Paths.CHANNELS_MAX - 1) {
            return AttributionDesk.OTHERS;
        }
        seen.add(channel);
        return channel;
    }
}
