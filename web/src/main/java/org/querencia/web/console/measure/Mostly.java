package org.querencia.web.console.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Measures;

/// Where most of a change comes from. It is said of sums only: the parts of others do not add up to
/// them, and what changed most in a part need not be what changed the whole.
record Mostly(Measures measures, Measure measure) {

    private static final Dimension CHANNEL = new Dimension("channel", Kind.WAY);

    /// So much of the whole change must be a channel's own.
    private static final BigDecimal MOST = new BigDecimal("0.5");

    /// The channel that went the same way as the whole, and makes at least half of the change.
    Optional<String> channel(Asked asked, LocalDate today, BigDecimal now, BigDecimal before) {
        if (!measure.knows(CHANNEL)) {
            return Optional.empty();
        }
        Question split = asked.whole().by(List.of(CHANNEL));
        Map<String, BigDecimal> is = values(split);
        Map<String, BigDecimal> was = asked.before(today, split).map(this::values).orElse(Map.of());
        if (sum(is).compareTo(now) != 0 || sum(was).compareTo(before) != 0) {
            return Optional.empty();
        }
        BigDecimal change = now.subtract(before);
        Map<String, BigDecimal> changes = new HashMap<>(is);
        was.forEach((channel, value) -> changes.merge(channel, value.negate(), BigDecimal::add));
        return changes.entrySet().stream()
                .filter(one -> one.getValue().signum() == change.signum())
                .filter(one -> one.getValue().abs().compareTo(change.abs().multiply(MOST)) >= 0)
                .max(Map.Entry.comparingByValue((a, b) -> a.abs().compareTo(b.abs())))
                .map(Map.Entry::getKey);
    }

    private Map<String, BigDecimal> values(Question question) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (Answer.Row row : measures.answer(measure, question).rows()) {
            values.merge(
                    row.cells().getFirst(), row.value().orElse(BigDecimal.ZERO), BigDecimal::add);
        }
        return values;
    }

    private static BigDecimal sum(Map<String, BigDecimal> values) {
        return values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
