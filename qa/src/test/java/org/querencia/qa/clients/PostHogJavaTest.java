package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;
import org.querencia.qa.clients.Loopback.Told;
import org.querencia.runtime.collect.CollectKit;

/// `com.posthog.java:posthog`: PostHog's dialect, nanoseconds, no time of sending.
class PostHogJavaTest {

    private final Loopback loopback = new Loopback();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void the_story_arrives() {
        loopback.take(JavaClients.POSTHOG, 4);
        assertThat(loopback.told())
                .containsExactly(
                        new Told(
                                Event.Type.IDENTIFY,
                                "",
                                List.of("user_id:ana", "email:ana@example.com"),
                                "",
                                "",
                                Story.ANA,
                                Fields.NONE),
                        Story.BOUGHT,
                        Story.CAME_HOME_WITH_TITLE,
                        Story.WAS_ANONYMOUS);
        // Its clock is ahead of ours and it does not say when it sent: clamped.
        assertThat(loopback.events())
                .allMatch(event -> event.timestamp().equals(CollectKit.NOON))
                .allMatch(event -> event.times().originalTimestamp().isPresent());
    }

    @Test
    void what_it_repeats_counts_once() {
        loopback.kit.ingest.loseAnswers(1);
        loopback.takeRepeated(JavaClients.POSTHOG);
        assertThat(loopback.events()).hasSize(4);
    }
}
