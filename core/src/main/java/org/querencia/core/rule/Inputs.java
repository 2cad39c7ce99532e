package org.querencia.core.rule;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/// What rules are told of a person by other definitions and models.
///
/// @param stages the key of the present stage per model
/// @param segments keys of those the person is in
/// @param scores by name, as given last
public record Inputs(
        Map<String, String> stages, Set<String> segments, Map<String, BigDecimal> scores) {

    public static final Inputs NONE = new Inputs(Map.of(), Set.of(), Map.of());

    public Inputs {
        stages = Map.copyOf(stages);
        segments = Set.copyOf(segments);
        scores = Map.copyOf(scores);
    }
}
