package org.querencia.web.console.webhook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.runtime.courier.Topic;

/// A webhook as its page shows it.
///
/// @param topics what it hears of
/// @param segments keys of those it hears of; empty for all
/// @param names of those
/// @param why it was stopped; empty unless it was
/// @param waiting how many movements came since, in words
/// @param next when what failed is tried again, in words
/// @param former until when its former secret signs too, in words
public record EndpointView(
        String key,
        String url,
        Set<Topic> topics,
        Set<String> segments,
        List<String> names,
        String state,
        String why,
        String waiting,
        int failed,
        Optional<String> next,
        boolean replaying,
        Optional<String> former) {

    /// One try, in words.
    public record Tried(
            String when,
            String iso,
            String kind,
            long movement,
            int tried,
            boolean taken,
            String status,
            String detail,
            String millis) {}
}
