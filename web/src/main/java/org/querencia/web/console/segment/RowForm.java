package org.querencia.web.console.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.rule.rows.Check;
import org.querencia.core.rule.rows.Condition;
import org.querencia.core.rule.rows.Group;
import org.querencia.core.rule.rows.Kind;
import org.querencia.core.rule.rows.Operator;
import org.querencia.core.rule.rows.Part;
import org.querencia.core.rule.rows.Row;
import org.querencia.core.rule.rows.Rows;
import org.querencia.core.rule.rows.Slot;
import org.querencia.core.rule.rows.Where;
import org.querencia.web.console.frame.Form;

/// Rows in the fields of a form: `r.0.1.kind` is the kind of the row at place `0.1`. Windows,
/// lengths and distances are a number and a unit in two fields.
public record RowForm(Form form) {

    /// Rows and groups that are read of a group; a rule could not hold more.
    private static final int PARTS_MAX = 250;

    private static final String PREFIX = "r";

    /// The name of the fields of a row or group begins so.
    public static String name(String place) {
        return place.isEmpty() ? PREFIX : PREFIX + "." + place;
    }

    /// The place that a name begins with; empty for the outermost group.
    static String place(String name) {
        return name.matches("r(\\.[0-9]{1,3}){0,4}") && name.length() > 1
                ? name.substring(PREFIX.length() + 1)
                : Rows.ROOT;
    }

    boolean isThere() {
        return form.has(PREFIX + ".join");
    }

    Group rows() {
        return group(Rows.ROOT, 0);
    }

    private Group group(String place, int depth) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < PARTS_MAX; i++) {
            String at = Rows.place(place, i);
            if (form.has(name(at) + ".kind")) {
                parts.add(row(name(at)));
            } else if (depth < Group.DEPTH_MAX && form.has(name(at) + ".join")) {
                parts.add(group(at, depth + 1));
            } else {
                break;
            }
        }
        return new Group(isAny(name(place)), isNot(name(place)), parts);
    }

    private Row row(String name) {
        Kind kind = chosen(Kind.values(), name + ".kind").orElse(Kind.TEXT);
        Map<Slot, String> slots = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            String field = name + "." + slot.name();
            if (form.has(field)) {
                slots.put(slot, measured(field));
            }
        }
        Kind before = chosen(Kind.values(), name + ".was").orElse(kind);
        return new Row(before, isNot(name), slots, check(name), where(name + ".w")).of(kind);
    }

    /// A number and its unit are one text; units such as 'ever' have no number.
    private String measured(String field) {
        String typed = form.text(field).orElse("");
        if (!form.has(field + ".unit")) {
            return typed;
        }
        String unit = form.text(field + ".unit").orElse("");
        return Measure.UNITS.contains(unit) ? (typed.isEmpty() ? "" : typed + unit) : unit;
    }

    private Check check(String name) {
        Operator operator = chosen(Operator.values(), name + ".op").orElse(Operator.IS);
        if (operator.takesMany()) {
            List<String> lines = form.verbatim(name + ".list").lines().map(String::strip).toList();
            List<String> values = lines.stream().filter(line -> !line.isEmpty()).toList();
            return new Check(operator, values.isEmpty() ? form.all(name + ".v0") : values);
        }
        List<String> values = new ArrayList<>();
        for (String value : List.of(name + ".v0", name + ".v1")) {
            if (form.has(value)) {
                values.add(measured(value));
            }
        }
        if (values.isEmpty()) {
            form.verbatim(name + ".list").lines().map(String::strip).limit(1).forEach(values::add);
        }
        return new Check(operator, values);
    }

    private Where where(String name) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < PARTS_MAX && form.has(name + "." + i + ".field"); i++) {
            String at = name + "." + i;
            conditions.add(
                    new Condition(
                            isNot(at),
                            form.text(at + ".field").orElse(""),
                            check(at),
                            form.has(at + ".text")));
        }
        return new Where(isAny(name), conditions);
    }

    private boolean isAny(String name) {
        return form.text(name + ".join").filter("any"::equals).isPresent();
    }

    private boolean isNot(String name) {
        return form.text(name + ".not").filter("not"::equals).isPresent();
    }

    private <E extends Enum<E>> Optional<E> chosen(E[] known, String field) {
        String code = form.text(field).orElse("");
        return Arrays.stream(known).filter(one -> code(one).equals(code)).findFirst();
    }

    /// As fields and the keys of texts name it.
    static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
