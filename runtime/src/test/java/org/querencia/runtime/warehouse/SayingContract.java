package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.kit.Events;
import org.querencia.runtime.warehouse.Timelines.Saying;

/// Finding events by what one of their properties says.
abstract class SayingContract extends ChoiceContract {

    @Test
    void events_of_a_source_are_found_by_what_a_property_says_newest_first() {
        project(
                visit("sara@x.co").after(Duration.ofHours(1)),
                visit("leo@x.co"),
                visit("sara@x.co"),
                visit("sara@x.co").from("app", Trust.PUBLIC),
                track("Other").with("seller", "sara@x.co").from("sellers", Trust.SECRET),
                track("Visit").with("seller", "it's \"odd\"").from("sellers", Trust.SECRET),
                track("Visit").with("note", "sara@x.co").from("sellers", Trust.SECRET),
                track("Visit").with("seller", Value.NOTHING).from("sellers", Trust.SECRET));

        assertThat(found("sara@x.co", 9)).containsExactly(1L, 3L);
        assertThat(found("sara@x.co", 1)).containsExactly(1L);
        assertThat(found("it's \"odd\"", 9)).containsExactly(6L);
        assertThat(found("nobody", 9)).isEmpty();
    }

    @Test
    void what_is_said_is_looked_for_between_two_times() {
        project(
                visit("sara@x.co"),
                visit("sara@x.co").after(Duration.ofHours(1)),
                visit("sara@x.co").after(Duration.ofHours(2)));

        assertThat(
                        positions(
                                warehouse
                                        .timelines()
                                        .saying(
                                                saying("sara@x.co"),
                                                Optional.of(Events.NOON.plusSeconds(3_600)),
                                                Optional.of(Events.NOON.plusSeconds(7_200)),
                                                9)))
                .containsExactly(2L);
    }

    private List<Long> found(String text, int limit) {
        return positions(
                warehouse
                        .timelines()
                        .saying(saying(text), Optional.empty(), Optional.empty(), limit));
    }

    private static List<Long> positions(List<Timelines.Entry> entries) {
        return entries.stream().map(entry -> entry.position().value()).toList();
    }

    private static Saying saying(String text) {
        return new Saying(new SourceKey("sellers"), "Visit", "seller", text);
    }

    private static Events visit(String seller) {
        return track("Visit").with("seller", seller).from("sellers", Trust.SECRET);
    }
}
