package org.querencia.core.rule;

/// Parts of a rule that turn with the calendar, in local days of the workspace.
public sealed interface Dated extends Rule {

    /// When this day began, in the workspace's zone.
    record Today() implements Dated {
        @Override
        public Type type() {
            return Type.INSTANT;
        }
    }

    /// Whole years from the day a field names until today.
    record YearsSince(Rule any) implements Dated {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /// Whether the trait `birthday` comes round: within so many days from today, or in this month
    /// and the like. Who was born on 29 February has it on the 28th in other years.
    record Birthday(Window window) implements Dated {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }
}
