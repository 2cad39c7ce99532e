package org.querencia.core.rule.rows;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One thing that is asked of people, as it was filled in: maybe not finished, maybe wrong.
///
/// @param not whether the opposite is asked
/// @param slots what is filled in; those a kind does not have are kept for when another is chosen
/// @param check [Check#NONE] where the kind has no operators
public record Row(Kind kind, boolean not, Map<Slot, String> slots, Check check, Where where)
        implements Part {

    public Row {
        slots = Map.copyOf(slots);
    }

    static Row of(Kind kind, Map<Slot, String> slots, Check check) {
        return new Row(kind, false, slots, check, Where.NONE);
    }

    static Row text(String text) {
        return of(Kind.TEXT, Map.of(Slot.TEXT, text), Check.NONE);
    }

    /// One to be filled in, with what most people mean.
    public static Row begun(Kind kind) {
        Check check = kind == Kind.DID ? Check.of(Operator.AT_LEAST, "1") : Check.NONE;
        return of(kind, Map.of(), check).of(kind);
    }

    /// The same of another kind, with what both have and, for the rest, what most people mean.
    public Row of(Kind other) {
        Row row = new Row(other, not, slots, check, where);
        for (Slot slot : other.slots()) {
            row = slots.containsKey(slot) ? row : row.with(slot, slot.usual());
        }
        List<Operator> operators = other.operators();
        if (operators.isEmpty()) {
            return row.with(Check.NONE);
        }
        boolean fields = operators.equals(Kind.OF_FIELDS);
        if (fields && !kind.operators().equals(operators)) {
            return row.with(Check.of(Operator.IS));
        }
        return operators.contains(check.operator())
                ? row
                : row.with(new Check(operators.getFirst(), check.values()));
    }

    /// What is filled in; empty where nothing is.
    public String slot(Slot slot) {
        return slots.getOrDefault(slot, "");
    }

    public Row with(Slot slot, String text) {
        Map<Slot, String> now = new EnumMap<>(Slot.class);
        now.putAll(slots);
        now.put(slot, text);
        return new Row(kind, not, now, check, where);
    }

    public Row with(Check other) {
        return new Row(kind, not, slots, other, where);
    }

    public Row with(Where other) {
        return new Row(kind, not, slots, check, other);
    }

    Row negated() {
        return new Row(kind, !not, slots, check, where);
    }

    /// Whether all that it needs is filled in, rightly or wrongly.
    public boolean isFinished() {
        boolean filled =
                kind.slots().stream().allMatch(slot -> slot.mayBeEmpty() || !slot(slot).isBlank());
        boolean checked = kind.operators().isEmpty() || kind.comparesOnly() || check.isFinished();
        boolean narrowed =
                !kind.hasWhere() || where.conditions().stream().allMatch(Condition::isFinished);
        return filled && checked && narrowed;
    }
}
