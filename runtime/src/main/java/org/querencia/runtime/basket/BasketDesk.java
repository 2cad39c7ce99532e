package org.querencia.runtime.basket;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Baskets;
import org.querencia.runtime.warehouse.Baskets.Asked;
import org.querencia.runtime.warehouse.Baskets.Behind;
import org.querencia.runtime.warehouse.Baskets.First;
import org.querencia.runtime.warehouse.Baskets.Firsts;
import org.querencia.runtime.warehouse.Baskets.Found;
import org.querencia.runtime.warehouse.Baskets.Leaving;
import org.querencia.runtime.warehouse.Baskets.Left;
import org.querencia.runtime.warehouse.Baskets.Together;

/// What orders hold, ranked, so that what is hardly chance comes first. Safe from any thread.
public final class BasketDesk {

    /// So many baskets hold both, or so many people bought it, unless something else is said.
    public static final int LEAST = 20;

    /// So many days, after which somebody who did not order is silent, or may be back.
    public static final int DAYS = 90;

    private final Baskets baskets;
    private final InstantSource clock;

    public BasketDesk(Baskets baskets, InstantSource clock) {
        this.baskets = baskets;
        this.clock = clock;
    }

    /// What pairs are ranked by.
    public enum Rank {
        LIFT,
        /// How many baskets hold both.
        TOGETHER,
        CONFIDENCE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Pairs that are together more often than chance explains, the first in rank first.
    public Together pairs(Asked asked, Rank rank, int limit) {
        Together all = baskets.pairs(asked);
        Comparator<Found> first =
                switch (rank) {
                    case LIFT -> Comparator.comparingDouble(found -> -found.pair().lift());
                    case TOGETHER -> Comparator.comparingLong(found -> -found.pair().both());
                    case CONFIDENCE ->
                            Comparator.comparingDouble(found -> -found.pair().confidence());
                };
        return new Together(
                all.baskets(),
                all.pairs().stream()
                        .filter(found -> found.pair().isReal())
                        .sorted(
                                first.thenComparing(found -> found.first().key())
                                        .thenComparing(found -> found.second().key()))
                        .limit(limit)
                        .toList());
    }

    /// Those first whose people surely come back oftenest: by the lower end of the interval.
    public Firsts firsts(Asked asked, int withinDays, int limit) {
        Firsts all = baskets.firsts(asked, days(withinDays), clock.instant());
        return new Firsts(
                all.all(),
                all.things().stream()
                        .sorted(
                                Comparator.comparingDouble((First one) -> -one.back().low())
                                        .thenComparing(one -> one.thing().key()))
                        .limit(limit)
                        .toList());
    }

    /// Those first whose people surely leave oftenest: by the lower end of the interval.
    public Leaving leaving(Asked asked, int silentDays, int limit) {
        Leaving all = baskets.leaving(asked, days(silentDays), clock.instant());
        return new Leaving(
                all.all(),
                all.things().stream()
                        .sorted(
                                Comparator.comparingDouble((Left one) -> -one.risk().low())
                                        .thenComparing(one -> one.thing().key()))
                        .limit(limit)
                        .toList());
    }

    public List<ProfileId> people(Asked asked, Behind behind, int limit) {
        return baskets.people(asked, behind, clock.instant(), limit);
    }

    /// Throws [IllegalArgumentException] for a time that is none.
    private static Duration days(int days) {
        if (days < 1 || days > 3_660) {
            throw new IllegalArgumentException("days: %d: expected 1 to 3,660".formatted(days));
        }
        return Duration.ofDays(days);
    }
}
