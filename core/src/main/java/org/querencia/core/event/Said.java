package org.querencia.core.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one fact said of one thing, with all that decides whose word counts. Keeping the last (or
/// first) of two is associative, commutative and idempotent, so facts may arrive in any order.
///
/// @param priority the higher one counts, whatever the times
/// @param at when it happened
/// @param messageId breaks ties of time, and the source ties of that
public record Said<T>(T value, int priority, Instant at, String messageId, SourceKey source) {

    /// Said by an event, with the priority of its source.
    public static <T> Said<T> by(Event event, T value) {
        return by(event, value, event.origin().priority());
    }

    public static <T> Said<T> by(Event event, T value, int priority) {
        return new Said<>(
                value, priority, event.timestamp(), event.messageId(), event.origin().source());
    }

    /// Whether this was said later, ties broken; priorities aside.
    public boolean isLaterThan(Said<?> other) {
        int later = at.compareTo(other.at);
        if (later == 0) {
            later = messageId.compareTo(other.messageId);
        }
        if (later == 0) {
            later = source.value().compareTo(other.source.value());
        }
        return later > 0;
    }

    /// The one of higher priority, else the later.
    public Said<T> orLater(Said<T> other) {
        if (priority != other.priority) {
            return priority > other.priority ? this : other;
        }
        return other.isLaterThan(this) ? other : this;
    }

    /// The one of higher priority, else the earlier.
    public Said<T> orEarlier(Said<T> other) {
        if (priority != other.priority) {
            return priority > other.priority ? this : other;
        }
        return other.isLaterThan(this) ? this : other;
    }

    public static <T> Optional<Said<T>> last(Optional<Said<T>> one, Optional<Said<T>> other) {
        if (one.isEmpty()) {
            return other;
        }
        return other.isEmpty() ? one : Optional.of(one.get().orLater(other.get()));
    }

    public static <T> Optional<Said<T>> first(Optional<Said<T>> one, Optional<Said<T>> other) {
        if (one.isEmpty()) {
            return other;
        }
        return other.isEmpty() ? one : Optional.of(one.get().orEarlier(other.get()));
    }

    /// The last word per key.
    public static <K, T> Map<K, Said<T>> last(Map<K, Said<T>> one, Map<K, Said<T>> other) {
        if (one.isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return one;
        }
        Map<K, Said<T>> merged = new HashMap<>(one);
        other.forEach((key, said) -> merged.merge(key, said, Said::orLater));
        return merged;
    }
}
