package org.querencia.runtime.visit;

import java.util.Optional;
import org.querencia.core.identity.ProfileId;

/// What became of a visit that was told. Whatever it is, telling it again changes nothing.
public sealed interface Registered {

    String id();

    /// It is durable.
    ///
    /// @param person who it was, once known; empty for somebody nobody knows, and while the server
    ///   is behind
    record Stored(String id, Optional<ProfileId> person) implements Registered {}

    /// It was there before.
    record Known(String id) implements Registered {}

    /// It was taken back before.
    record Undone(String id) implements Registered {}
}
