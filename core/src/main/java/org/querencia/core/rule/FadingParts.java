package org.querencia.core.rule;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Scored.Ground;

/// Parts that fade as days go by. What they will come to at every midnight ahead is known, if
/// nothing else happens: so nobody is woken on days on which the answer stays.
final class FadingParts {

    private FadingParts() {}

    interface Fader extends Part {

        /// The answer so many midnights from now, if nothing but days go by.
        Answer ahead(Look look, int days);

        /// Midnights after which days alone change nothing any more.
        int lasts(Look look);

        /// When something else than the passing of days may change it.
        long apart(Look look);

        @Override
        default Answer answer(Look look) {
            return ahead(look, 0);
        }

        @Override
        default long next(Look look) {
            return turns(look, UnaryOperator.identity());
        }

        /// When what is made of the answer turns.
        default long turns(Look look, UnaryOperator<Answer> made) {
            Answer now = made.apply(answer(look));
            int lasts = lasts(look);
            for (int days = 1; days <= lasts; days++) {
                if (!made.apply(ahead(look, days)).equals(now)) {
                    return Math.min(apart(look), look.days().start(look.today().plusDays(days)));
                }
            }
            return apart(look);
        }
    }

    record Faded(DeedParts.Source source, Fading fading) implements Fader {

        @Override
        public Answer ahead(Look look, int days) {
            int today = today(look) + days;
            long left = 0;
            for (Map.Entry<Integer, Kept> day :
                    kept(look).between(today - fading.days() + 1, today + 1).entrySet()) {
                left =
                        Math.addExact(
                                left,
                                Math.multiplyExact(
                                        ((Kept.Tally) day.getValue()).count(),
                                        fading.millionths(today - day.getKey())));
            }
            return Operators.number(Fading.number(left));
        }

        @Override
        public int lasts(Look look) {
            Kept.ByDay kept = kept(look);
            return kept.days().isEmpty()
                    ? 0
                    : Math.max(0, kept.days().lastKey() + fading.days() - today(look));
        }

        @Override
        public long apart(Look look) {
            return Micros.NEVER;
        }

        private Kept.ByDay kept(Look look) {
            return (Kept.ByDay) source.of(look);
        }

        private static int today(Look look) {
            return Math.toIntExact(look.today().toEpochDay());
        }
    }

    record Sum(Part people, Part[] parts, Ground[] grounds) implements Fader {

        @Override
        public Answer ahead(Look look, int days) {
            if (!Answer.holds(people.answer(look))) {
                return Answer.UNKNOWN;
            }
            BigDecimal points = BigDecimal.ZERO;
            for (int i = 0; i < parts.length; i++) {
                points =
                        points.add(
                                grounds[i].points(
                                        parts[i] instanceof Fader fader
                                                ? fader.ahead(look, days)
                                                : parts[i].answer(look)));
            }
            return Operators.number(Scored.score(points));
        }

        @Override
        public int lasts(Look look) {
            int lasts = 0;
            if (Answer.holds(people.answer(look))) {
                for (Part part : parts) {
                    lasts = Math.max(lasts, part instanceof Fader f ? f.lasts(look) : 0);
                }
            }
            return lasts;
        }

        @Override
        public long apart(Look look) {
            long apart = people.next(look);
            if (Answer.holds(people.answer(look))) {
                for (Part part : parts) {
                    apart =
                            Math.min(
                                    apart,
                                    part instanceof Fader f ? f.apart(look) : part.next(look));
                }
            }
            return apart;
        }
    }

    /// Compared with a number that is written out.
    record Against(Fader fader, Comparison by, Answer number) implements Part {
        @Override
        public Answer answer(Look look) {
            return made(fader.answer(look));
        }

        @Override
        public long next(Look look) {
            return fader.turns(look, this::made);
        }

        private Answer made(Answer answer) {
            return Operators.compare(answer, by, number);
        }
    }
}
