package org.querencia.runtime.measure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Step;
import org.querencia.core.stage.Stays;

/// Funnels as people write them.
public final class FunnelAsking {

    private static final Duration USUAL = Duration.ofDays(30);

    private FunnelAsking() {}

    /// @param steps names of events, each with a time of its own where `=7d` follows
    /// @param within the time of the others; 30 days where it is empty
    /// @param anyOrder whether the steps may come in any order
    /// @param by a dimension; empty for none
    public record Said(
            List<String> steps,
            String within,
            boolean anyOrder,
            List<String> without,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String by) {}

    /// Throws [UnansweredException] that says what is not understood.
    public static Funnel funnel(Said said) {
        try {
            Duration within = said.within().isBlank() ? USUAL : length(said.within());
            List<Step> steps = new ArrayList<>();
            for (String step : said.steps()) {
                if (!step.isBlank()) {
                    steps.add(step(step, within));
                }
            }
            Optional<Dimension> by =
                    said.by().isBlank()
                            ? Optional.empty()
                            : Optional.of(Asking.dimension("by", said.by().strip()));
            return new Funnel(
                    steps,
                    !said.anyOrder(),
                    said.without().stream().filter(name -> !name.isBlank()).toList(),
                    said.from(),
                    said.to(),
                    by);
        } catch (IllegalArgumentException wrong) {
            throw new UnansweredException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Step step(String text, Duration within) {
        int at = text.lastIndexOf('=');
        return at < 1
                ? new Step(text.strip(), within)
                : new Step(text.substring(0, at).strip(), length(text.substring(at + 1)));
    }

    private static Duration length(String text) {
        try {
            return Stays.read(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnansweredException(
                    "within: '%s': expected a length of time such as 12h, 7d or 2w"
                            .formatted(text));
        }
    }
}
