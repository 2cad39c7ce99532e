package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /// By these events people meet what the company says. What it is called is their `subject`,
    /// `title`, `campaign_name` or `name`, else the event's own name.
    List<String> MESSAGES =
            List.of(
                    "Ad Clicked",
                    "Email Clicked",
                    "Email Delivered",
                    "Email Link Clicked",
                    "Email Opened",
                    "Event Attended",
                    "Message Delivered",
                    "Message Read",
                    "Post Liked",
                    "Post Viewed",
                    "Promotion Clicked",
                    "Promotion Viewed",
                    "Push Notification Tapped");

    /// What those did in a period who stand somewhere, by stage and channel, then where they were
    /// that is not the company's, and what they met of it.
    Contacts contacts(Standing standing, Among among, Period period);

    /// Who of those that stand in a stage did something through a channel in a period, or did not,
    /// in a fixed order that says nothing; at most `limit`.
    List<ProfileId> touched(Standing standing, Among among, Period period, Cell cell, int limit);

    /// Tells each of these people once, in no order; however many they are, they need no memory.
    /// Where nobody is left out, whoever did anything in the period.
    void each(Among among, Period period, Consumer<ProfileId> told);

    /// @param channel empty for events that tell none
    /// @param did whether those who did something through it, or those who did not
    record Cell(String stage, String channel, boolean did) {}

    /// @param own most people first, then by stage and channel
    /// @param others in the same way, at most [#PLACES_MAX]
    /// @param contents of each stage those that most met, at most [#CONTENTS_MAX]; by stage
    /// @param sizes how many stand in each stage
    /// @param reached how many of those did anything at all
    record Contacts(
            List<Contact> own,
            List<Contact> others,
            List<Content> contents,
            Map<String, Long> sizes,
            Map<String, Long> reached) {
        public static final int PLACES_MAX = 50;
        public static final int CONTENTS_MAX = 5;

        public Contacts {
            own = List.copyOf(own);
            others = List.copyOf(others);
            contents = List.copyOf(contents);
            sizes = Map.copyOf(sizes);
            reached = Map.copyOf(reached);
        }
    }

    /// @param stage where the people stand
    /// @param place a channel, empty where none was told; of others the host of a page that led
    ///   here, or the event by which somebody spoke
    record Contact(String stage, String place, long people, long events) {}

    /// Something of the company's that people of a stage met.
    ///
    /// @param kind `page`, `screen`, `campaign` (with its content, such as a post) or `message`
    record Content(String stage, String kind, String name, long people, long events) {}
}
