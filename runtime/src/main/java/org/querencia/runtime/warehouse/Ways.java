package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.process.StepGraph;

/// The steps people really take, from the events as they are known now. Safe from any thread; each
/// question reads the whole period.
///
/// A step is what somebody did: a track call by its name, a page or screen as `page:*`, `screen:*`
/// or, told apart, `page:NAME`. Events with a mark, those by which lists are kept, and those that
/// tell nothing of a known person or device are none. What happened at the same instant is in the
/// order in which it was stored.
public interface Ways {

    int PEOPLE_MAX = 1_000;

    /// Events by which others speak of the company or its products.
    List<String> SPOKEN =
            List.of("Mention Observed", "Product Reviewed", "Product Shared", "Review Observed");

    /// Who went which way. Of equals in number the first by name are the commonest steps.
    ///
    /// @param now from which on it is long ago that somebody did their last step
    StepGraph graph(Walk walk, Instant now);

    /// Orders of known people in the period whose currency had no rate by then, by currency: they
    /// are worth nothing in a graph.
    List<Elsewhere> elsewhere(Period period);

    /// Who is behind a step or passage, those who came there last first; at most `limit`.
    List<ProfileId> people(Walk walk, Where where, Instant now, int limit);

    /// What those did in a period who stand somewhere, by stage and channel, then where they were
    /// that is not the company's.
    Contacts contacts(Standing standing, Period period);

    /// Who of those that stand in a stage did something through a channel in a period, or did not,
    /// in a fixed order that says nothing; at most `limit`.
    ///
    /// @param channel empty for events that tell none
    List<ProfileId> touched(
            Standing standing, Period period, String stage, String channel, boolean did, int limit);

    /// @param own most people first, then by stage and channel
    /// @param others in the same way, at most [#PLACES_MAX]
    /// @param reached how many of each stage did anything at all
    record Contacts(List<Contact> own, List<Contact> others, Map<String, Long> reached) {
        public static final int PLACES_MAX = 50;

        public Contacts {
            own = List.copyOf(own);
            others = List.copyOf(others);
            reached = Map.copyOf(reached);
        }
    }

    /// @param stage where the people stand
    /// @param place a channel, empty where none was told; of others the host of a page that led
    ///   here, or the event by which somebody spoke
    record Contact(String stage, String place, long people, long events) {}
}
