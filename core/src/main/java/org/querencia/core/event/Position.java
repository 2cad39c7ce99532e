package org.querencia.core.event;

/// A place in the log. Dense from 1 in commit order, within one workspace; 0 is before everything.
public record Position(long value) implements Comparable<Position> {

    public static final Position START = new Position(0);

    public Position {
        if (value < 0) {
            throw new IllegalArgumentException("position %d is negative".formatted(value));
        }
    }

    public Position next() {
        return new Position(value + 1);
    }

    public boolean isAfter(Position other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }
}
