package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.core.order.Money;

/// Figures that scan. Events marked as bots, staff or tests are left out, unless a method says
/// otherwise.
public interface Overviews {

    /// Days are the workspace's; `to` is inclusive; no dates means all time.
    record Period(Optional<LocalDate> from, Optional<LocalDate> to) {
        public static final Period EVER = new Period(Optional.empty(), Optional.empty());
    }

    /// The overview of a period, of all sources or one.
    Overview overview(Period period, Optional<SourceKey> source);

    /// One row a day with anything in it, oldest first.
    List<Day> days(Period period, Optional<SourceKey> source);

    /// Events per source: rate and last.
    List<SourceActivity> sources(Instant now);

    /// The events and traits a source sends, by how often.
    List<EventKind> events(Optional<SourceKey> source);

    List<FieldKind> fields(Optional<SourceKey> source, String eventName, int limit);

    /// @param customers identified people with an order in the period
    /// @param newCustomers those whose first order ever falls in the period
    /// @param revenue of identified people's orders before refunds, in the workspace's currency,
    ///   with tax, without shipping told apart
    /// @param net revenue less refunds, identified
    /// @param allOrders orders of everybody, people or not
    record Overview(
            long events,
            long people,
            long customers,
            long newCustomers,
            long orders,
            Money revenue,
            Money net,
            Money tax,
            Money shipping,
            long allOrders,
            Money allRevenue) {}

    record Day(LocalDate day, long events, long people, long orders, Money revenue) {}

    record SourceActivity(
            SourceKey source, long events, long lastMinute, long lastDay, Instant last) {}

    record EventKind(String type, String name, long count, Instant first, Instant last) {}

    /// @param kind text, number, flag, list, object or mixed
    record FieldKind(String field, String kind, long count, List<String> examples) {}
}
