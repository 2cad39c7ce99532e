package org.querencia.core.rule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.rule.Deed.Fold;

/// Makes one number of values that were kept.
final class Folding {

    private Folding() {}

    /// Of numbers added up, or of different values.
    static Answer of(Fold fold, Kept kept) {
        return switch (kept) {
            case Kept.Different(long[] hashes) -> Answer.of(hashes.length);
            case Kept.Amounts(long count, var sum, var smallest, var largest) ->
                    switch (fold) {
                        case SUM -> Operators.number(sum);
                        case AVERAGE ->
                                count == 0
                                        ? Answer.UNKNOWN
                                        : Operators.divided(sum, BigDecimal.valueOf(count));
                        case SMALLEST -> known(smallest);
                        case LARGEST -> known(largest);
                        case DISTINCT -> Answer.UNKNOWN;
                    };
            case Kept.Tally _,
                    Kept.Times _,
                    Kept.Values _,
                    Kept.ByDay _,
                    Kept.Word _,
                    Kept.Place _ ->
                    Answer.UNKNOWN;
        };
    }

    /// Of the values from an instant on.
    static Answer of(Fold fold, Kept.Values values, long from) {
        int first = 0;
        while (first < values.at().length && values.at()[first] < from) {
            first++;
        }
        if (fold == Fold.DISTINCT) {
            Set<BigDecimal> different =
                    new HashSet<>(
                            Arrays.asList(values.values()).subList(first, values.values().length));
            return Answer.of(different.size());
        }
        Kept all = Kept.Amounts.NONE;
        for (int i = first; i < values.values().length; i++) {
            all = all.merge(Kept.Amounts.once(values.values()[i]));
        }
        return of(fold, all);
    }

    private static Answer known(Optional<BigDecimal> number) {
        return number.<Answer>map(Answer.Amount::new).orElse(Answer.UNKNOWN);
    }
}
