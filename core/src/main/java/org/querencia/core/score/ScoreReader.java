package org.querencia.core.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Problem;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Vocabulary;

/// Reads the rules of a score.
///
/// They may ask for what people did, bought and are, but not for segments, stages and scores: where
/// somebody stood a year ago only those could tell who were asked then, and a score must be known
/// for any past day to be tested. It also keeps scores out of circles.
public final class ScoreReader {

    private static final Issue STANDINGS =
            new Issue(1, 1, Problem.STANDING_IN_SCORE, List.of(), Optional.empty());

    private ScoreReader() {}

    /// What came of it.
    ///
    /// @param scored empty when there are faults
    /// @param warnings what is odd but may be meant, such as an event never seen
    public record Read(Optional<Scored> scored, List<Flaw> faults, List<Flaw> warnings) {
        public Read {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    public static Read read(Score score, Vocabulary vocabulary) {
        List<Flaw> faults = new ArrayList<>();
        List<Flaw> warnings = new ArrayList<>();
        List<Scored.Ground> grounds = new ArrayList<>();
        Optional<Rule> people =
                rule(Rules.parse(score.people(), vocabulary), Flaw.PEOPLE, faults, warnings);
        for (int i = 0; i < score.grounds().size(); i++) {
            Score.Ground ground = score.grounds().get(i);
            rule(parsed(ground, vocabulary), i, faults, warnings)
                    .ifPresent(rule ->
                            grounds.add(new Scored.Ground(rule, ground.points(), most(ground))));
        }
        return new Read(
                faults.isEmpty()
                        ? people.map(rule -> new Scored(score.key(), rule, grounds))
                        : Optional.empty(),
                faults,
                warnings);
    }

    private static Rules.Parsed parsed(Score.Ground ground, Vocabulary known) {
        return switch (ground) {
            case Score.Fit(String _, String rule, int _) -> Rules.parse(rule, known);
            case Score.Engagement engagement -> Rules.number(text(engagement), known);
        };
    }

    private static int most(Score.Ground ground) {
        return switch (ground) {
            case Score.Fit _ -> Scored.POINTS_MAX;
            case Score.Engagement engagement -> engagement.most();
        };
    }

    /// As the language of rules says it.
    public static String text(Score.Engagement engagement) {
        String event = engagement.event().replace("\\", "\\\\").replace("'", "\\'");
        String where = engagement.where().isBlank() ? "" : ", " + engagement.where().strip();
        return "decayed('%s', '%dd'%s)".formatted(event, engagement.halfLife(), where);
    }

    private static Optional<Rule> rule(
            Rules.Parsed parsed, int ground, List<Flaw> faults, List<Flaw> warnings) {
        parsed.faults().forEach(issue -> faults.add(new Flaw(ground, issue)));
        parsed.warnings().forEach(issue -> warnings.add(new Flaw(ground, issue)));
        Optional<Rule> rule = parsed.rule();
        if (rule.isPresent()) {
            Mentioned asked = Mentioned.in(rule.get());
            if (!asked.segments().isEmpty()
                    || !asked.models().isEmpty()
                    || !asked.scores().isEmpty()) {
                faults.add(new Flaw(ground, STANDINGS));
            }
        }
        return rule;
    }
}
