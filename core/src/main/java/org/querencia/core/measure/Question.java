package org.querencia.core.measure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is asked of a measure. Days are the workspace's, both included; without them all there is.
///
/// @param by columns of the answer, in this order; at most one is about time
/// @param only what is looked at: of one dimension any of the values named, of several all of them
/// @param known the day at whose end the answer is to be as it would have been told; empty for as
///   it is known now
public record Question(
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        List<Dimension> by,
        List<Only> only,
        Optional<LocalDate> known) {

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

    /// As it is known now.
    public Question(
            Optional<LocalDate> from, Optional<LocalDate> to, List<Dimension> by, List<Only> only) {
        this(from, to, by, only, Optional.empty());
    }

    public Question by(List<Dimension> columns) {
        return new Question(from, to, columns, only, known);
    }

    public Question only(List<Only> narrowed) {
        return new Question(from, to, by, narrowed, known);
    }

    public Question within(LocalDate first, LocalDate last) {
        return new Question(Optional.of(first), Optional.of(last), by, only, known);
    }

    public Question knownAt(Optional<LocalDate> day) {
        return new Question(from, to, by, only, day);
    }

    /// Without the columns whose values overlap.
    public Question withoutOverlaps() {
        return by(by.stream().filter(dimension -> !dimension.overlaps()).toList());
    }

    /// Whether rows of the answer may overlap, so that they do not add up.
    public boolean overlaps() {
        return by.stream().anyMatch(Dimension::overlaps);
    }

    /// Whether it is asked where people stood, in stages or segments.
    public boolean asksWhereTheyStood() {
        return Stream.concat(by.stream(), only.stream().map(Only::dimension))
                .map(Dimension::kind)
                .anyMatch(kind -> kind == Dimension.Kind.STAGE || kind == Dimension.Kind.SEGMENT);
    }
}
