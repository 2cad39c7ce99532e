package org.querencia.core.rule;

import java.time.Duration;
import java.util.Optional;

/// What a person did: parts of a rule that look at events. Marked events (bots, staff, tests) never
/// count.
public sealed interface Deed extends Rule {

    /// What is made of many values. Of no value the sum is 0, and the others are unknown, but for
    /// DISTINCT, which is 0.
    enum Fold {
        SUM("sum"),
        AVERAGE("avg"),
        SMALLEST("min"),
        LARGEST("max"),
        /// How many different ones, up to [Need#KEPT_MAX].
        DISTINCT("distinct");

        private final String function;

        Fold(String function) {
            this.function = function;
        }

        public String function() {
            return function;
        }
    }

    /// Events of a kind that pass a filter. Marked events (bots, staff, tests) never count.
    record Happening(EventKind kind, Optional<Rule> filter) {}

    /// How many events; in a sliding window at most [Need#KEPT_MAX] are counted.
    record Count(Happening what, Window window) implements Deed {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /// What a property of events comes to. Events whose property is no number (for DISTINCT: no
    /// number, text or flag) are left out. In a sliding window the [Need#KEPT_MAX] latest are
    /// looked at.
    record Total(Fold fold, Happening what, String property, Window window) implements Deed {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /// How much is left of events: each counts one on the day it happens and fades ([Fading]).
    record Decayed(Happening what, Fading fading) implements Deed {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /// When an event happened first; unknown when it never did.
    record First(EventKind kind) implements Deed {
        @Override
        public Type type() {
            return Type.INSTANT;
        }
    }

    /// When an event happened last; unknown when it never did.
    record Last(EventKind kind) implements Deed {
        @Override
        public Type type() {
            return Type.INSTANT;
        }
    }

    /// Whether an event happened, but no more for so long. False for who never did it: that is
    /// `count(event, 'ever') == 0`.
    record Silent(EventKind kind, Rule length) implements Deed {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /// The person's own median of the last [Need#INTERVALS_MAX] intervals between events of a kind
    /// (the lower of the two in the middle); unknown before the second.
    record Rhythm(EventKind kind) implements Deed {
        @Override
        public Type type() {
            return Type.SPAN;
        }
    }

    /// Whether the one event was ever followed by the other within a time: later, and not by more.
    /// The [Need#PAIRED_MAX] latest of each are looked at.
    record Ordered(EventKind before, EventKind after, Duration within) implements Deed {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }
}
