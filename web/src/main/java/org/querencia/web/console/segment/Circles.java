package org.querencia.web.console.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Problem;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.rule.rows.Group;
import org.querencia.core.rule.rows.Kind;
import org.querencia.core.rule.rows.Part;
import org.querencia.core.rule.rows.Row;
import org.querencia.core.rule.rows.Rows;
import org.querencia.core.rule.rows.Slot;
import org.querencia.core.segment.Segment;

/// Rules of segments that ask for each other, so that none of them could be answered first.
///
/// @param own the segment that is changed; empty for a new one, for which nobody can ask yet
record Circles(Collection<Segment> all, Vocabulary vocabulary, String own) {

    /// What is read of rows, with a fault beside each that closes a circle.
    Rows.Read in(Group rows, Rows.Read read) {
        Map<String, List<Issue>> faults = new TreeMap<>(read.faults());
        gather(rows, Rows.ROOT, faults);
        return faults.equals(read.faults())
                ? read
                : new Rows.Read(
                        Optional.empty(), read.text(), faults, read.warnings(), read.unfinished());
    }

    private void gather(Part part, String place, Map<String, List<Issue>> faults) {
        switch (part) {
            case Row row -> {
                Set<String> asked =
                        switch (row.kind()) {
                            case Kind.IN_SEGMENT -> Set.of(row.slot(Slot.SEGMENT));
                            case Kind.TEXT -> asked(row.slot(Slot.TEXT));
                            default -> Set.of();
                        };
                in(asked).ifPresent(issue -> faults.put(place, List.of(issue)));
            }
            case Group group -> {
                for (int i = 0; i < group.parts().size(); i++) {
                    gather(group.parts().get(i), Rows.place(place, i), faults);
                }
            }
        }
    }

    /// What is wrong with a rule as text; empty when it closes no circle.
    Optional<Issue> in(String rule) {
        return in(asked(rule));
    }

    private Optional<Issue> in(Set<String> asked) {
        Map<String, String> rules = new HashMap<>();
        all.forEach(segment -> rules.put(segment.key(), segment.rule()));
        Deque<List<String>> ways = new ArrayDeque<>();
        asked.forEach(key -> ways.add(List.of(own, key)));
        Set<String> met = new HashSet<>();
        while (!own.isEmpty() && !ways.isEmpty()) {
            List<String> way = ways.poll();
            String last = way.getLast();
            if (last.equals(own)) {
                String said = String.join(" → ", way);
                return Optional.of(
                        new Issue(1, 1, Problem.CIRCLE, List.of(said), Optional.empty()));
            }
            if (met.add(last)) {
                for (String next : asked(rules.getOrDefault(last, ""))) {
                    List<String> longer = new ArrayList<>(way);
                    longer.add(next);
                    ways.add(longer);
                }
            }
        }
        return Optional.empty();
    }

    private Set<String> asked(String rule) {
        return Rules.parse(rule, vocabulary)
                .rule()
                .map(read -> Mentioned.in(read).segments())
                .orElse(Set.of());
    }
}
