package org.querencia.web.console.frame;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Problem;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Signature;
import org.querencia.core.rule.Window;
import org.querencia.core.rule.rows.Kind;
import org.querencia.core.rule.rows.Operator;
import org.querencia.core.rule.rows.Rows;
import org.querencia.core.rule.rows.Slot;
import org.querencia.web.console.segment.Ready;
import org.querencia.web.console.segment.RfmName;

/// Texts about rules that are named at run time by what rules can say: each must be there.
final class RuleTexts {

    private RuleTexts() {}

    /// The others, and these.
    static Map<String, Set<String>> with(Map<String, Set<String>> others) {
        Map<String, Set<String>> all = new TreeMap<>(CallTexts.with(MeasureTexts.with(others)));
        all.put("linkage.mode.", Set.of("off", "review", "link"));
        all.put("linkage.phase.", Set.of("off", "too-few", "learning", "looking", "ready"));
        all.put("rule.problem.", coded(Problem.values()));
        all.put("rule.type.", coded(Rule.Type.values()));
        all.put("rule.kind.", coded(Kind.values()));
        all.put("rule.slot.", coded(Slot.values()));
        all.put("rule.operator.", coded(Operator.values()));
        all.put("rule.family.", coded(Operator.Family.values()));
        all.put("rule.fold.", Set.copyOf(Rows.FOLDS));
        all.put("rule.moment.", Set.copyOf(Rows.MOMENTS));
        all.put("rule.compared-as.", Set.copyOf(Rows.TYPES));
        all.put("rule.unit.", units());
        all.put("segment.part.", coded(Signature.Part.values()));
        all.put("segment.ready.", coded(Ready.values()));
        all.put("segment.ready-about.", coded(Ready.values()));
        all.put("rule.campaign.", Set.copyOf(Field.CAMPAIGN));
        all.put("ready.group.", coded(Ready.Group.values()));
        all.put("ready.rfm.", coded(RfmName.values()));
        all.put("ready.rfm-about.", coded(RfmName.values()));
        return all;
    }

    /// Of windows, lengths and distances.
    private static Set<String> units() {
        Set<String> units = new TreeSet<>(Set.of("d", "w", "h", "min", "s", "km", "m"));
        Stream.concat(Stream.of(Window.EVER), Window.calendars().stream())
                .forEach(window -> units.add(window.text().replace(' ', '-')));
        return units;
    }

    private static Set<String> coded(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }
}
