package org.querencia.connect.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;

/// Puts together what the lines of one order tell: lists are strung together, amounts that are
/// given per line are added up, and of everything else the first line that says it has the word.
///
/// @param summed properties that are added up
public record Joining(Set<String> summed) {

    public Joining {
        summed = Set.copyOf(summed);
    }

    /// @param lines each the drafts of one line, in the order of the lines
    public List<Draft> join(List<List<Draft>> lines) {
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        Map<String, List<Draft>> parts = new LinkedHashMap<>();
        for (List<Draft> line : lines) {
            for (Draft draft : line) {
                parts.computeIfAbsent(draft.part(), _ -> new ArrayList<>()).add(draft);
            }
        }
        return parts.values().stream().map(this::joined).toList();
    }

    private Draft joined(List<Draft> drafts) {
        Draft first = drafts.getFirst();
        if (drafts.size() == 1) {
            return first;
        }
        return new Draft(
                first.part(),
                first.type(),
                first.name(),
                drafts.stream()
                        .map(Draft::who)
                        .filter(who -> !who.isEmpty())
                        .findFirst()
                        .orElse(List.of()),
                first.groupId(),
                earliest(drafts),
                fields(drafts.stream().map(Draft::traits).toList()),
                fields(drafts.stream().map(Draft::properties).toList()));
    }

    private static Optional<Instant> earliest(List<Draft> drafts) {
        return drafts.stream().flatMap(draft -> draft.at().stream()).min(Instant::compareTo);
    }

    private Fields fields(List<Fields> all) {
        Map<String, Value> joined = new LinkedHashMap<>();
        Map<String, List<Value>> lists = new LinkedHashMap<>();
        for (Fields fields : all) {
            for (Map.Entry<String, Value> field : fields.values().entrySet()) {
                String name = field.getKey();
                if (field.getValue() instanceof Items(List<Value> items)) {
                    lists.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(items);
                    joined.putIfAbsent(name, Value.NOTHING);
                } else if (summed.contains(name)
                        && field.getValue() instanceof Value.Num(BigDecimal more)
                        && joined.get(name) instanceof Value.Num(BigDecimal sum)) {
                    joined.put(name, Value.of(sum.add(more)));
                } else {
                    joined.putIfAbsent(name, field.getValue());
                }
            }
        }
        lists.forEach((name, items) -> joined.put(name, new Items(items)));
        return joined.isEmpty() ? Fields.NONE : new Fields(joined);
    }
}
