package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;

/// Figures that scan. Events marked as bots, staff or tests are left out, unless a method says
/// otherwise.
public interface Overviews {

    int EVENT_KINDS_MAX = 1_000;
    int CHANNEL_DAYS_MAX = 20_000;

    /// Days are the workspace's; `to` is inclusive; no dates means all time.
    record Period(Optional<LocalDate> from, Optional<LocalDate> to) {
        public static final Period EVER = new Period(Optional.empty(), Optional.empty());
    }

    /// The overview of a period, of all sources or one.
    Overview overview(Period period, Optional<SourceKey> source);

    /// What each source brought in the period, by key; those with nothing in it are left out.
    List<Share> shares(Period period);

    /// One row a day with anything in it, oldest first.
    List<Day> days(Period period, Optional<SourceKey> source);

    /// Orders of identified people by day and channel, oldest first, then by channel; at most
    /// [#CHANNEL_DAYS_MAX].
    List<ChannelDay> channelDays(Period period, Optional<SourceKey> source);

    /// The people behind a period's figures: most revenue first, then last seen, then by profile;
    /// at most `limit`.
    default List<Behind> people(Group group, Period period, Optional<SourceKey> source, int limit) {
        return people(group, period, source, Through.ANY, limit);
    }

    /// The same, of orders that came through some channels; what was seen counts through any.
    List<Behind> people(
            Group group, Period period, Optional<SourceKey> source, Through through, int limit);

    /// Events per source by key, marked ones included: how many in all, in the last minute and the
    /// last 24 hours by the time they were received, and when the last was received.
    List<SourceActivity> sources(Instant now);

    /// The kinds of events a source sends, most frequent first, then by type and name; at most
    /// [#EVENT_KINDS_MAX]. Marked ones count too, since they tell how a source is wired.
    List<EventKind> events(Optional<SourceKey> source);

    /// The data dictionary of one kind of event: the properties of a track, page or screen call,
    /// the traits of an identify or group call (whose `name` is empty). Outermost fields only, most
    /// frequent first, then by name.
    List<FieldKind> fields(Optional<SourceKey> source, Event.Type type, String name, int limit);

    /// @param events that happened in the period
    /// @param people with such an event
    /// @param customers identified people with an order in the period; cancelled orders and those
    ///   told by marked events never count
    /// @param newCustomers those who had no order before, in any source
    /// @param orders of identified people; orders in another currency count, and come to what they
    ///   were worth by the last rate told by then; without one they add nothing to the amounts
    /// @param revenue of identified people's orders before refunds, in the workspace's currency,
    ///   with tax, without shipping told apart
    /// @param lines of these orders
    /// @param net revenue less refunds, identified; also those of credit notes in the period whose
    ///   order nobody told
    /// @param allOrders orders of everybody, people or not
    record Overview(
            long events,
            long people,
            long customers,
            long newCustomers,
            long orders,
            long lines,
            Money revenue,
            Money net,
            Money tax,
            Money shipping,
            long allOrders,
            long allLines,
            Money allRevenue,
            Money allNet) {}

    /// As in [Overview], of one source.
    record Share(SourceKey source, long events, long orders, Money revenue) {}

    record Day(LocalDate day, long events, long people, long orders, Money revenue) {}

    /// @param channel empty where none was told
    /// @param customers identified people with an order of that day through that channel
    record ChannelDay(LocalDate day, String channel, long orders, long customers, Money revenue) {}

    record SourceActivity(
            SourceKey source, long events, long lastMinute, long lastDay, Instant last) {}

    record EventKind(Event.Type type, String name, long count, Instant first, Instant last) {}

    /// @param kind text, number, flag, list, object or mixed
    /// @param count events that say it; JSON's null says nothing
    /// @param examples the first different values seen, at most [#EXAMPLES_MAX]: text as it is, the
    ///   rest as JSON, each cut to [#EXAMPLE_LENGTH_MAX] characters, control characters as spaces
    record FieldKind(String field, String kind, long count, List<String> examples) {
        public static final int EXAMPLES_MAX = 3;
        public static final int EXAMPLE_LENGTH_MAX = 60;

        public FieldKind {
            examples = List.copyOf(examples);
        }
    }

    /// SEEN: with an event in the period. CUSTOMERS: with an order in it. NEW_CUSTOMERS: whose
    /// first order ever falls in it.
    enum Group {
        SEEN,
        CUSTOMERS,
        NEW_CUSTOMERS
    }

    /// Which channels orders came through; a channel nobody told is empty.
    ///
    /// @param except whether all but these count
    record Through(List<String> channels, boolean except) {
        public static final Through ANY = new Through(List.of(), true);

        public Through {
            channels = List.copyOf(channels);
        }

        public boolean has(String channel) {
            return channels.contains(channel) != except;
        }
    }

    /// One of the people behind a figure, with what they did in the period.
    ///
    /// @param last their last event or order in the period
    record Behind(ProfileId profile, long events, long orders, Money revenue, Instant last) {}
}
