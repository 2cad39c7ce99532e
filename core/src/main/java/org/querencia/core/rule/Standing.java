package org.querencia.core.rule;

/// Where a person stands: what other definitions, models and the person decided.
public sealed interface Standing extends Rule {

    /// Where the person stands in a journey or model of stages; unknown outside of it.
    record Stage(String model) implements Standing {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    record InSegment(String key) implements Standing {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /// A score a model gave; unknown where it gave none.
    record Score(String name) implements Standing {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /// Whether a consent stands. Nothing said is no consent.
    record ConsentTo(String channel, String purpose) implements Standing {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }
}
