package org.querencia.web.console.score;

import java.math.BigDecimal;
import org.querencia.core.score.Flaw;
import org.querencia.core.score.Score;
import org.querencia.core.score.ScoreReader;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.segment.TryView;

/// Scores in the reader's words.
public final class ScoreWords {

    private ScoreWords() {}

    /// What a score is called: in the reader's language where it is one of ours.
    public static String name(Frame frame, Score score) {
        return frame.texts().known("score.name." + score.name(), score.name());
    }

    /// Why points are given, the same way; what has no name is its rule.
    public static String ground(Frame frame, Score.Ground ground) {
        return ground.name().isEmpty() ? rule(ground) : named(frame, ground.name());
    }

    static String named(Frame frame, String name) {
        return frame.texts().known("score.ground." + name, name);
    }

    /// As the language of rules says it.
    static String rule(Score.Ground ground) {
        return switch (ground) {
            case Score.Fit(String _, String rule, int _) -> rule;
            case Score.Engagement engagement -> ScoreReader.text(engagement);
        };
    }

    /// Points with their sign.
    public static String points(Frame frame, BigDecimal points) {
        return (points.signum() > 0 ? "+" : "") + frame.formats().number(points);
    }

    /// What a ground gives, in a line.
    public static String gives(Frame frame, Score.Ground ground) {
        return switch (ground) {
            case Score.Fit fit -> points(frame, BigDecimal.valueOf(fit.points()));
            case Score.Engagement one ->
                    frame.text(
                            "score.gives",
                            points(frame, BigDecimal.valueOf(one.points())),
                            one.halfLife(),
                            one.most());
        };
    }

    static String flaw(Frame frame, Score score, Flaw flaw) {
        String where =
                flaw.ground() == Flaw.PEOPLE
                        ? frame.text("score.people")
                        : ground(frame, score.grounds().get(flaw.ground()));
        return where + ": " + TryView.said(frame, flaw.issue());
    }
}
