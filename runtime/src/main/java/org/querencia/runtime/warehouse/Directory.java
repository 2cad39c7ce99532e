package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;

/// People as lists of them are filtered and ordered: by what they did. Events marked as bots, staff
/// or tests are left out, and so are people with no others. What it tells may lag a little behind
/// the other figures: [Listing#asOf] says from when it is.
public interface Directory {

    int PAGE_MAX = 1_000;

    /// The people who pass the filter, in this order.
    ///
    /// @param after the last one of the page before
    /// @param limit 1 to [#PAGE_MAX]
    Listing list(Filter filter, Order order, Optional<Place> after, int limit);

    /// The channels people ordered through, by name; at most 100. Does not wait: empty while no
    /// list was made yet.
    List<String> channels();

    /// Absent parts let everybody pass; days are the workspace's, both inclusive.
    ///
    /// @param ordered whether they have an order that counts
    /// @param named whether more is known than a browser or device
    /// @param source that told anything of them
    /// @param channel they ordered through
    /// @param first when they were first seen
    /// @param last when they were last seen
    /// @param revenueFrom of all their orders, in minor units of the workspace's currency, as
    ///   [Entry#revenue] tells it
    record Filter(
            Optional<Boolean> ordered,
            Optional<Boolean> named,
            Optional<SourceKey> source,
            Optional<String> channel,
            Between first,
            Between last,
            Optional<Long> revenueFrom,
            Optional<Long> revenueTo) {

        public static final Filter ALL =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Between.EVER,
                        Between.EVER,
                        Optional.empty(),
                        Optional.empty());
    }

    record Between(Optional<LocalDate> from, Optional<LocalDate> to) {
        public static final Between EVER = new Between(Optional.empty(), Optional.empty());
    }

    enum By {
        FIRST,
        LAST,
        EVENTS,
        ORDERS,
        REVENUE
    }

    /// Of equals the one with the lower id comes first.
    record Order(By by, boolean ascending) {}

    /// Where somebody stands in a list.
    ///
    /// @param key what the list is ordered by: microseconds since 1970, a count, or minor units
    record Place(long key, ProfileId profile) {}

    /// @param total how many pass, on all pages
    record Listing(Instant asOf, long total, List<Entry> entries) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /// @param first when they were first seen
    /// @param orders that count
    /// @param revenue of these, in the workspace's currency, at the last rate told by then; those
    ///   without one are in `orders` only
    record Entry(
            ProfileId profile,
            Instant first,
            Instant last,
            long events,
            long orders,
            Money revenue) {

        public Place place(By by) {
            return new Place(key(by), profile);
        }

        private long key(By by) {
            return switch (by) {
                case FIRST -> micros(first);
                case LAST -> micros(last);
                case EVENTS -> events;
                case ORDERS -> orders;
                case REVENUE -> revenue.minor();
            };
        }

        private static long micros(Instant instant) {
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                    instant.getNano() / 1_000);
        }
    }
}
