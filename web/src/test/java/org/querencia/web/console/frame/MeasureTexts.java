package org.querencia.web.console.frame;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.runtime.measure.Compared;

/// Texts about measures that are named at run time.
final class MeasureTexts {

    private MeasureTexts() {}

    /// The others, and these.
    static Map<String, Set<String>> with(Map<String, Set<String>> others) {
        Map<String, Set<String>> all = new TreeMap<>(others);
        all.put(
                "measure.theme.",
                Arrays.stream(Measure.Theme.values())
                        .map(Measure.Theme::text)
                        .collect(Collectors.toSet()));
        Set<String> with =
                Arrays.stream(Compared.With.values())
                        .map(Compared.With::text)
                        .collect(Collectors.toSet());
        all.put("path.content.", Set.of("page", "screen", "campaign", "message"));
        all.put("measure.beside.", with);
        all.put("measure.compare.", with);
        all.put(
                "measure.step.",
                Arrays.stream(Grain.values()).map(Grain::text).collect(Collectors.toSet()));
        Set<String> columns = new TreeSet<>(Dimension.names());
        columns.addAll(Set.of("cohort", "age", "state"));
        all.put("measure.by.", columns);
        all.put("measure.state.", Set.of("new", "returning", "resurrecting", "dormant"));
        return all;
    }
}
