package org.querencia.core.rule;

/// Where and how a person was last.
public sealed interface Presence extends Rule {

    /// Whether the person's last known place is not further from a point than so many metres;
    /// unknown where no place is known.
    record Near(String place, Point point, long metres) implements Presence {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /// Through which channel the person's last event came; unknown without any.
    record Channel() implements Presence {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }
}
