package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `com.segment.analytics.java:analytics`: posts to `/v1/import/`, without an authorization header.
class SegmentJavaTest {

    private final Loopback loopback = new Loopback();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void the_whole_story_arrives() {
        loopback.take(JavaClients.SEGMENT, Story.WHOLE.size());
        assertThat(loopback.told()).containsExactlyElementsOf(Story.WHOLE);
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
        // Said once for the whole batch, and merged under each event.
        assertThat(loopback.events())
                .allSatisfy(event ->
                        assertThat(event.context().fields("library").text("name"))
                                .hasValue("analytics-java"));
    }

    /// It waits up to half a minute before it sends again.
    @Test
    void what_it_repeats_counts_once() {
        loopback.kit.ingest.loseAnswers(1);
        loopback.takeRepeated(JavaClients.SEGMENT);
        assertThat(loopback.told()).containsExactlyElementsOf(Story.WHOLE);
    }
}
