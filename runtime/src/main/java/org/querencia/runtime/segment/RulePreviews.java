package org.querencia.runtime.segment;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Problem;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Matches.Matched;

/// Looks at a rule before it is used: whether it can be read, and for whom it holds now.
public final class RulePreviews {

    /// Who is in which segment or stage is not in the warehouse.
    private static final Issue COUNTED_LATER =
            new Issue(1, 1, Problem.COUNTED_LATER, List.of(), Optional.empty());

    private final Vocabularies vocabularies;
    private final Matches matches;
    private final InstantSource clock;

    public RulePreviews(Vocabularies vocabularies, Matches matches, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.matches = matches;
        this.clock = clock;
    }

    /// What a rule comes to.
    ///
    /// @param matched empty when there are faults
    /// @param faults why it is no rule, in the order of the text
    /// @param warnings what is odd but may be meant
    public record Preview(Optional<Matched> matched, List<Issue> faults, List<Issue> warnings) {
        public Preview {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    /// The names that rules know now.
    public Vocabulary vocabulary() {
        return vocabularies.now();
    }

    /// Why it is no rule; empty when it is one.
    public List<Issue> faults(String rule) {
        return Rules.parse(rule, vocabularies.now()).faults();
    }

    /// @param sample how many people to name, 0 to [Matches#SAMPLE_MAX]
    public Preview of(String rule, int sample) {
        Rules.Parsed parsed = Rules.parse(rule, vocabularies.now());
        if (parsed.rule().map(Mentioned::in).filter(RulePreviews::asksOthers).isPresent()) {
            return new Preview(Optional.empty(), List.of(COUNTED_LATER), parsed.warnings());
        }
        return new Preview(
                parsed.rule()
                        .map(read -> read.with(vocabularies.scores()))
                        .map(read -> matches.of(read, clock.instant(), sample)),
                parsed.faults(),
                parsed.warnings());
    }

    private static boolean asksOthers(Mentioned mentioned) {
        return !mentioned.segments().isEmpty() || !mentioned.models().isEmpty();
    }
}
