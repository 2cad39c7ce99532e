package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Problem;
import org.querencia.core.rule.rows.Operator.Family;

/// Numbers such as `1.500`, a thousand and a half to some and one and a half to others: refused,
/// since a wrong guess would choose other people without a word.
final class Ambiguous {

    private Ambiguous() {}

    static List<Issue> in(Row row) {
        List<String> numbers = new ArrayList<>();
        if (row.kind() == Kind.RHYTHM) {
            numbers.add(row.slot(Slot.TIMES));
        }
        if (!row.kind().operators().isEmpty() && !row.kind().comparesOnly()) {
            add(numbers, row.check());
        }
        if (row.kind().hasWhere()) {
            row.where().conditions().forEach(condition -> add(numbers, condition.check()));
        }
        return numbers.stream().filter(Literals::hasTwoReadings).map(Ambiguous::issue).toList();
    }

    private static void add(List<String> numbers, Check check) {
        if (check.operator().family() == Family.NUMBER) {
            numbers.addAll(check.values());
        }
    }

    private static Issue issue(String number) {
        String bare = number.strip();
        int cut = Math.max(bare.indexOf('.'), bare.indexOf(','));
        String thousands = bare.substring(0, cut) + bare.substring(cut + 1);
        String decimals = bare.replace(',', '.') + "0";
        return new Issue(
                1, 1, Problem.TWO_READINGS, List.of(bare, thousands, decimals), Optional.empty());
    }
}
