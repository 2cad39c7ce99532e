package org.querencia.core.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// A score that points make: those of all grounds added up, rounded half up to a whole number from
/// 0 to [#MOST]. Unknown for people whom it does not speak of. It is written `score('name')` and
/// takes that place when a rule is made ready, so that a score is as exact as the rule it stands
/// in.
///
/// @param people of whom it speaks: a condition
/// @param grounds at most [#GROUNDS_MAX]
public record Scored(String name, Rule people, List<Ground> grounds) implements Rule {

    /// Bounded, so that 73 means the same before and after somebody changed the points.
    public static final int MOST = 100;

    public static final int GROUNDS_MAX = 40;
    public static final int POINTS_MAX = 100;

    /// Why points are given or taken. What is unknown gives none.
    ///
    /// @param of a condition, which gives the points where it holds; or a number, which they are
    ///   multiplied by
    /// @param points whole, -100 to 100
    /// @param most beyond which a number gives or takes no more: 1 to 100 points
    public record Ground(Rule of, int points, int most) {

        public Ground {
            if (Math.abs(points) > POINTS_MAX || most < 1 || most > POINTS_MAX) {
                throw new IllegalArgumentException(
                        "%d points, at most %d: expected -%3$d to %3$d, at most 1 to %3$d"
                                .formatted(points, most, POINTS_MAX));
            }
        }

        /// What it gives for an answer.
        BigDecimal points(Answer answer) {
            return switch (answer) {
                case Answer.Truth(boolean holds) ->
                        holds ? BigDecimal.valueOf(points) : BigDecimal.ZERO;
                case Answer.Amount(BigDecimal number) ->
                        Numbers.shortest(
                                number.multiply(BigDecimal.valueOf(points))
                                        .min(BigDecimal.valueOf(most))
                                        .max(BigDecimal.valueOf(-most)));
                case Answer.Unknown _,
                        Answer.Words _,
                        Answer.Moment _,
                        Answer.Lapse _,
                        Answer.Raw _ ->
                        BigDecimal.ZERO;
            };
        }
    }

    public Scored {
        grounds = List.copyOf(grounds);
        if (grounds.size() > GROUNDS_MAX) {
            throw new IllegalArgumentException(
                    "%d grounds; expected at most %d".formatted(grounds.size(), GROUNDS_MAX));
        }
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    /// The score that so many points are.
    public static BigDecimal score(BigDecimal points) {
        return points.max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(MOST))
                .setScale(0, RoundingMode.HALF_UP);
    }
}
