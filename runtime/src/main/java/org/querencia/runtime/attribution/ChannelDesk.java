package org.querencia.runtime.attribution;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.measure.ChannelNames;
import org.querencia.core.measure.ChannelNames.Counting;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// Says what names of channels count as. Safe from any thread.
public final class ChannelDesk {

    private final IdentityDecisions decisions;
    private final Supplier<ChannelNames> names;

    /// @param names those in force; asked anew each time
    public ChannelDesk(IdentityDecisions decisions, Supplier<ChannelNames> names) {
        this.decisions = decisions;
        this.names = names;
    }

    /// What came of it.
    public sealed interface Answer {

        /// @param channel what the name counts as
        /// @param waiting whether the server is behind, so that it counts in a moment
        record Done(String channel, boolean waiting) implements Answer {}

        /// Nothing was written; the reason begins with the field at fault.
        record Refused(String why) implements Answer {}
    }

    /// From now on a name counts as a channel, and with it all that counted as the name. A name
    /// that counts as itself leaves the channel it counted as.
    ///
    /// @param channel its name, or one of its other names
    public Answer count(Author author, String name, String channel) {
        ChannelNames known = names.get();
        Counting counting = known.counting(name, channel);
        Optional<String> wrong =
                length("name", name)
                        .or(() -> length("channel", channel))
                        .or(() -> number(known, counting));
        if (wrong.isPresent()) {
            return new Answer.Refused(wrong.get());
        }
        if (counting.contents().isEmpty()) {
            return new Answer.Done(counting.channel(), false);
        }
        return switch (decisions.define(author, ChannelNames.KIND, counting.contents())) {
            case Outcome.Done _ -> new Answer.Done(counting.channel(), false);
            case Outcome.Waiting _ -> new Answer.Done(counting.channel(), true);
            case Outcome.Refused refused -> new Answer.Refused(refused.message());
        };
    }

    private static Optional<String> length(String field, String given) {
        int length = ChannelNames.plain(given).length();
        return length > 0 && length <= ChannelNames.LENGTH_MAX
                ? Optional.empty()
                : Optional.of(
                        "%s: expected 1 to %d characters"
                                .formatted(field, ChannelNames.LENGTH_MAX));
    }

    private static Optional<String> number(ChannelNames known, Counting counting) {
        for (Map.Entry<String, String> one : counting.contents().entrySet()) {
            int names = ChannelNames.read(one.getValue(), one.getKey()).size();
            if (names > ChannelNames.NAMES_MAX) {
                return Optional.of(
                        "channel: '%s' would have more than %d other names"
                                .formatted(one.getKey(), ChannelNames.NAMES_MAX));
            }
            if (names > 0
                    && !known.all().containsKey(one.getKey())
                    && known.all().size() >= ChannelNames.CHANNELS_MAX) {
                return Optional.of(
                        "channel: there would be more than %d channels with other names"
                                .formatted(ChannelNames.CHANNELS_MAX));
            }
        }
        return Optional.empty();
    }
}
