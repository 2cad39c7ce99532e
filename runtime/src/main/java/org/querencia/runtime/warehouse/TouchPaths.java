package org.querencia.runtime.warehouse;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.runtime.warehouse.Overviews.Period;

/// The ways on which people came to their orders, or to none.
///
/// What somebody does through one channel with less than [#VISIT_GAP] between is a visit; a touch
/// is a visit, called `word_of_mouth` where any of its events says that others brought the person,
/// else by the first of its events that tells where it came from: the source of a campaign (lower
/// case), else the channel, such as `store` or `call`, where it is not a page, an app or a server,
/// else the host of the page that led here, else [#DIRECT]. Events with a mark, and those by which
/// lists are kept, are none.
///
/// A touch belongs to the next order of the person, if that comes within the window, and to nothing
/// if none comes. An order without a touch was touched by its own channel.
public interface TouchPaths {

    Duration VISIT_GAP = Duration.ofMinutes(30);

    String DIRECT = "direct";

    int WINDOW_DAYS_MAX = 365;

    /// Hands out the way to each order of the period, and the way of each person who came in the
    /// period and has not ordered since; in no certain order.
    ///
    /// @param windowDays how many days before an order, or before the last touch of those who did
    ///   not order, a touch still counts; 1 to [#WINDOW_DAYS_MAX]
    void each(Period period, int windowDays, Worth worth, Consumer<TouchPath> taker);

    /// The same, orders being worth their revenue.
    default void each(Period period, int windowDays, Consumer<TouchPath> taker) {
        each(period, windowDays, Worth.REVENUE, taker);
    }

    /// Orders of known people in the period whose currency had no rate by then, by currency: they
    /// are ways too, and worth nothing.
    List<Elsewhere> elsewhere(Period period);

    /// What an order is worth.
    enum Worth {
        REVENUE,
        /// What is left of its lines after what the products cost; lines of products whose cost is
        /// not known add nothing. It may be less than nothing.
        MARGIN
    }

    /// @param profile whose way it is
    /// @param channels in the order of the touches
    /// @param daysBefore of each touch, how long before the order it was, or before the last touch
    record TouchPath(ProfileId profile, List<String> channels, List<Double> daysBefore, End end) {
        public TouchPath {
            channels = List.copyOf(channels);
            daysBefore = List.copyOf(daysBefore);
        }
    }

    sealed interface End {

        /// @param revenue what it is worth, in minor units of the workspace's currency, at the rate
        ///   known by then; 0 where it is in another without a rate
        /// @param first whether the person never ordered before
        record Ordered(long revenue, boolean first) implements End {}

        record Nothing() implements End {}
    }
}
