package org.querencia.web.console.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.querencia.core.rule.rows.Check;
import org.querencia.core.rule.rows.Condition;
import org.querencia.core.rule.rows.Edits;
import org.querencia.core.rule.rows.Group;
import org.querencia.core.rule.rows.Kind;
import org.querencia.core.rule.rows.Part;
import org.querencia.core.rule.rows.Row;
import org.querencia.core.rule.rows.Rows;

/// What the buttons of the builder do to the rows: `add r.0` says what, and where.
///
/// @param focus the name of the row that is looked at next; empty for none
record Acts(Group rows, String focus) {

    static Acts of(Group rows, String act) {
        String[] words = act.split(" ", 3);
        String place = RowForm.place(words.length > 1 ? words[1] : "");
        String what = words.length > 2 ? words[2] : "";
        return switch (words[0]) {
            case "add" -> added(rows, place, Row.begun(Kind.DID));
            case "group" ->
                    added(rows, place, new Group(true, false, List.of(Row.begun(Kind.DID))));
            case "drop" -> new Acts(Edits.without(rows, place), "");
            case "up" -> new Acts(Edits.earlier(rows, place), "");
            case "where" -> on(rows, place, row -> row.with(row.where().with(Condition.EMPTY)));
            case "unwhere" -> on(rows, place, row -> without(row, what));
            case "value" -> on(rows, place, row -> row.with(valued(row.check(), what)));
            default -> new Acts(rows, "");
        };
    }

    private static Acts added(Group rows, String place, Part part) {
        int count =
                Edits.at(rows, place).orElse(rows) instanceof Group group
                        ? group.parts().size()
                        : 0;
        String at = Rows.place(place, count);
        return new Acts(
                Edits.plus(rows, place, part),
                RowForm.name(part instanceof Group ? Rows.place(at, 0) : at));
    }

    private static Acts on(Group rows, String place, UnaryOperator<Row> change) {
        return new Acts(Edits.row(rows, place, change), RowForm.name(place));
    }

    private static Row without(Row row, String index) {
        return index.matches("[0-9]{1,3}")
                        && Integer.parseInt(index) < row.where().conditions().size()
                ? row.with(row.where().without(Integer.parseInt(index)))
                : row;
    }

    /// One more of a list, or the one there is.
    private static Check valued(Check check, String value) {
        if (!check.operator().takesMany()) {
            return new Check(check.operator(), List.of(value));
        }
        List<String> more = new ArrayList<>(check.values());
        if (!more.contains(value)) {
            more.add(value);
        }
        return new Check(check.operator(), more);
    }
}
