package org.querencia.core.rule;

import java.math.BigDecimal;
import java.util.List;

/// A score with its parts: what each ground gives, in the order of [Scored#grounds].
///
/// @param score 0 to [Scored#MOST]
/// @param points exact; their sum, bounded and rounded, is the score
public record Reckoning(int score, List<BigDecimal> points) {
    public Reckoning {
        points = List.copyOf(points);
    }
}
