package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `com.rudderstack.sdk.java.analytics:analytics`: gzip in chunks, unless told not to.
class RudderStackJavaTest {

    private final Loopback loopback = new Loopback();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = JavaClients.class,
            names = {"RUDDERSTACK", "RUDDERSTACK_PLAIN"})
    void the_whole_story_arrives(JavaClients client) {
        loopback.take(client, Story.WHOLE.size());
        assertThat(loopback.told()).containsExactlyElementsOf(Story.WHOLE);
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
    }

    /// It waits up to half a minute before it sends again.
    @Test
    void what_it_repeats_counts_once() {
        loopback.kit.ingest.loseAnswers(1);
        loopback.takeRepeated(JavaClients.RUDDERSTACK);
        assertThat(loopback.told()).containsExactlyElementsOf(Story.WHOLE);
    }
}
