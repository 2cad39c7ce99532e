package org.querencia.core.measure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What is asked of a measure. Days are the workspace's, both included; without them all there is.
///
/// @param by columns of the answer, in this order; at most one is about time
/// @param only what is looked at: of one dimension any of the values named, of several all of them
public record Question(
        Optional<LocalDate> from, Optional<LocalDate> to, List<Dimension> by, List<Only> only) {

    public static final Question EVERYTHING =
            new Question(Optional.empty(), Optional.empty(), List.of(), List.of());

    public static final int BY_MAX = 5;
    public static final int ONLY_MAX = 50;

    /// @param value as answers tell it; empty for what is not known
    public record Only(Dimension dimension, String value) {}

    /// Throws [IllegalArgumentException] that says what cannot be asked.
    public Question {
        by = List.copyOf(by);
        only = List.copyOf(only);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException(
                    "to: '%s': expected a day not before %s".formatted(to.get(), from.get()));
        }
        if (by.size() > BY_MAX || only.size() > ONLY_MAX) {
            throw new IllegalArgumentException(
                    "by: at most %d columns and %d filters".formatted(BY_MAX, ONLY_MAX));
        }
        if (new HashSet<>(by).size() < by.size()) {
            throw new IllegalArgumentException("by: a column is named twice");
        }
        if (by.stream().filter(one -> one.kind() == Dimension.Kind.TIME).count() > 1) {
            throw new IllegalArgumentException("by: more than one column of time");
        }
    }

    public Question by(List<Dimension> columns) {
        return new Question(from, to, columns, only);
    }

    public Question only(List<Only> narrowed) {
        return new Question(from, to, by, narrowed);
    }

    public Question within(LocalDate first, LocalDate last) {
        return new Question(Optional.of(first), Optional.of(last), by, only);
    }
}
