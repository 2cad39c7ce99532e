package org.querencia.runtime.courier;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.Position;

/// Something that happened, to be told to those who hear of it.
///
/// @param number in one order with all news
/// @param position of the fact that caused it; empty where none did
/// @param segment the key of the one it is about; empty for what is about none
/// @param message written when it is told
record News(
        long number,
        Optional<Position> position,
        Instant at,
        Topic topic,
        String segment,
        Supplier<Message> message) {}
