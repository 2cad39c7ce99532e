package org.querencia.runtime.collect;

import java.time.Instant;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.collect.Delivery.Sender;

/// Where and when a request came in.
///
/// @param receivedAt when it enters the log, cut to microseconds
/// @param arrivedAt when it first reached us: earlier for an event that was refused then and is
///   sent again now
record Reception(
        Source source, Origin origin, Sender sender, Instant receivedAt, Instant arrivedAt) {

    Reception(Source source, Sender sender, Instant receivedAt, Instant arrivedAt) {
        this(source, source.origin(), sender, receivedAt, arrivedAt);
    }

    /// Whether the other end of the connection is the person's own device. What is sent again after
    /// a correction has no connection.
    boolean believesConnection() {
        return source.trust() == Trust.PUBLIC && !source.proxied() && !sender.address().isEmpty();
    }
}
