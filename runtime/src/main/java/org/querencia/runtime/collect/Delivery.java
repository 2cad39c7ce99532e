package org.querencia.runtime.collect;

import java.util.Optional;
import org.querencia.core.event.Event;

/// One request to collect.
///
/// @param writeKey from the address or the headers; empty when only the body may tell it
/// @param body inflated
public record Delivery(Shape shape, Optional<String> writeKey, Sender sender, byte[] body) {

    /// What the body holds.
    public sealed interface Shape {

        /// One event of a type that the address names.
        record One(Event.Type type) implements Shape {}

        /// `{"batch":[…]}`, each with its type.
        record Batch() implements Shape {}

        /// PostHog's batch: `{"api_key":…,"batch":[…]}`.
        record PostHog() implements Shape {}

        /// Snowplow's tracker protocol 2: `{"schema":…,"data":[…]}`.
        record Snowplow() implements Shape {}
    }

    /// Who sent it, as the connection tells.
    ///
    /// @param address of the other end (or as a trusted proxy says)
    /// @param userAgent the header; empty when there was none
    /// @param origin the header; empty when there was none, as servers send
    public record Sender(String address, String userAgent, String origin) {}
}
