package org.querencia.runtime.warehouse;

import java.util.List;
import org.querencia.core.event.Event;

/// What there is to choose from where people are described: values of fields and what was bought,
/// each with how many people it would be. To be picked from, not counted by.
public interface Choices {

    int CHOICES_MAX = 100;

    /// Of the log only so many of its latest facts are looked at, so that it answers at once.
    int LOOKED_AT_MAX = 500_000;

    /// And so many of the latest orders.
    int ORDERS_MAX = 200_000;

    /// The values of a property (of a track, page or screen call) or of a trait (of an identify or
    /// group call, whose `name` is empty): outermost fields that are texts, numbers or flags, as
    /// text; those of most people first, then by value; at most `limit`. Marked events are left
    /// out.
    List<Choice> values(Event.Type type, String name, String field, int limit);

    /// What the links were marked with that led to events, such as the names of campaigns; those of
    /// most people first, then by value; at most `limit`. Marked events are left out.
    ///
    /// @param name one of [org.querencia.core.rule.Field#CAMPAIGN]; throws
    ///   [IllegalArgumentException] for another
    List<Choice> campaigns(String name, int limit);

    /// What the latest orders that count hold: categories and the products of lines, by what rules
    /// name them; those of most people first, then by value; at most `limit`.
    List<Choice> bought(int limit);

    /// @param people identified or not
    record Choice(String value, long people) {}
}
