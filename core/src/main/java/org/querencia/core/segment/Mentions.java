package org.querencia.core.segment;

import java.util.Collection;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Rule;

/// What rules ask for beside what a person's own events tell.
///
/// @param purchases whether one looks at orders
/// @param account whether one looks at the person's company
public record Mentions(boolean purchases, boolean account) {

    public static final Mentions NONE = new Mentions(false, false);

    static Mentions in(Collection<Rule> rules) {
        return rules.stream()
                .map(Mentioned::in)
                .map(rule -> new Mentions(rule.orders(), rule.account()))
                .reduce(NONE, Mentions::and);
    }

    public Mentions and(Mentions other) {
        return new Mentions(purchases || other.purchases, account || other.account);
    }
}
