package org.querencia.runtime.segment;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Rules;
import org.querencia.runtime.warehouse.Audiences;
import org.querencia.runtime.warehouse.Audiences.Audience;

/// Looks at a rule before it is used: whether it can be read, and for whom it holds now.
public final class RulePreviews {

    private final Vocabularies vocabularies;
    private final Audiences audiences;
    private final InstantSource clock;

    public RulePreviews(Vocabularies vocabularies, Audiences audiences, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.audiences = audiences;
        this.clock = clock;
    }

    /// What a rule comes to.
    ///
    /// @param audience empty when there are faults
    /// @param faults why it is no rule, in the order of the text
    /// @param warnings what is odd but may be meant
    public record Preview(Optional<Audience> audience, List<Issue> faults, List<Issue> warnings) {
        public Preview {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    /// @param sample how many people to name, 0 to [Audiences#SAMPLE_MAX]
    public Preview of(String rule, int sample) {
        Rules.Parsed parsed = Rules.parse(rule, vocabularies.now());
        return new Preview(
                parsed.rule().map(read -> audiences.of(read, clock.instant(), sample)),
                parsed.faults(),
                parsed.warnings());
    }
}
