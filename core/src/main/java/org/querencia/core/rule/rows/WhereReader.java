package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Rule;

/// Makes conditions of filters on events. What has none of its own is kept as text.
final class WhereReader {

    private WhereReader() {}

    static Where where(Optional<Rule> filter) {
        return filter.map(WhereReader::where).orElse(Where.NONE);
    }

    private static Where where(Rule filter) {
        return switch (filter) {
            case Rule.And(List<Rule> parts) -> joined(false, parts);
            case Rule.Or(List<Rule> parts) -> joined(true, parts);
            default -> Where.of(condition(filter));
        };
    }

    private static Where joined(boolean any, List<Rule> parts) {
        List<Condition> conditions = new ArrayList<>();
        parts.forEach(part -> conditions.add(condition(part)));
        return new Where(any, conditions);
    }

    private static Condition condition(Rule rule) {
        if (rule instanceof Rule.Not(Rule inner)) {
            return CheckReader.condition(inner)
                    .map(found -> new Condition(true, found.field(), found.check(), false))
                    .orElseGet(() -> Condition.text(rule.text()));
        }
        return CheckReader.condition(rule).orElseGet(() -> Condition.text(rule.text()));
    }
}
