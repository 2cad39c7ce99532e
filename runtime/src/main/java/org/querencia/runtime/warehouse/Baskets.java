package org.querencia.runtime.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.basket.Pair;
import org.querencia.science.basket.Proportion;
import org.querencia.science.basket.Risk;

/// What orders hold, from all that count, as they are known now. Safe from any thread.
public interface Baskets {

    int THINGS_MAX = 2_000;
    int PAIRS_MAX = 20_000;
    int PEOPLE_MAX = 1_000;

    /// What is told apart; lines that do not tell it are left out.
    enum Of {
        PRODUCT,
        CATEGORY
    }

    /// What is asked about.
    ///
    /// @param period of the orders; of first purchases, when those were
    /// @param least how many baskets or people something needs to be told at all
    record Asked(Period period, Of of, int least) {

        /// Throws [IllegalArgumentException] for no or too many.
        public Asked {
            if (least < 1 || least > 1_000_000) {
                throw new IllegalArgumentException(
                        "least: %d: expected 1 to 1,000,000".formatted(least));
            }
        }
    }

    /// @param key its product key, or the category
    /// @param name as it was told last; of a category the same
    record Thing(String key, String name) {}

    /// Which things lie in baskets together. Looked at are the [#THINGS_MAX] that lie in most, and
    /// of their pairs the [#PAIRS_MAX] commonest. Baskets of nobody known count, too.
    Together pairs(Asked asked);

    /// @param baskets how many hold anything
    /// @param pairs most often together first, then by keys; of each the first is in fewer baskets
    record Together(long baskets, List<Found> pairs) {
        public Together {
            pairs = List.copyOf(pairs);
        }
    }

    record Found(Thing first, Thing second, Pair pair) {}

    /// Which things, bought first of all, people came back after. Of those whose first order is so
    /// long ago that all had the time.
    ///
    /// @param within how long after it they may come back
    Firsts firsts(Asked asked, Duration within, Instant now);

    /// @param all whatever they bought first
    /// @param things most people first, then by key
    record Firsts(Proportion all, List<First> things) {
        public Firsts {
            things = List.copyOf(things);
        }
    }

    /// @param back of those who bought it first, who came back in time
    /// @param median of those, half came back no later; empty where nobody did
    record First(Thing thing, Proportion back, Optional<Duration> median) {}

    /// Which things those bought who left: who ordered in the period, and not in the time of
    /// silence at its end (or before now). What they bought in that time is left out, for all.
    Leaving leaving(Asked asked, Duration silence, Instant now);

    /// @param all of everybody
    /// @param things most people first, then by key
    record Leaving(Proportion all, List<Left> things) {
        public Leaving {
            things = List.copyOf(things);
        }
    }

    /// @param risk how much oftener those left who bought it than those who did not
    record Left(Thing thing, Risk risk) {}

    /// Who is behind a figure, who ordered last first; at most `limit`.
    List<ProfileId> people(Asked asked, Behind behind, Instant now, int limit);

    /// By the keys of things.
    sealed interface Behind {

        /// Who bought both in one order.
        record Both(String first, String second) implements Behind {}

        /// Who bought it first, and came back in time or did not.
        record First(String thing, boolean back, Duration within) implements Behind {}

        /// Who bought it, and left or stayed.
        record Gone(String thing, boolean left, Duration silence) implements Behind {}
    }
}
