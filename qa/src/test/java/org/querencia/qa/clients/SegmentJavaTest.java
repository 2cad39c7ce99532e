package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segment.analytics.Analytics;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.PageMessage;
import com.segment.analytics.messages.TrackMessage;
import java.time.Duration;
import java.util.Map;
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
        Analytics client = Analytics.builder(Loopback.WRITE_KEY).endpoint(loopback.host()).build();
        client.enqueue(
                IdentifyMessage.builder()
                        .userId("ana")
                        .anonymousId("anon-1")
                        .traits(Story.ANA_TOLD));
        client.enqueue(
                TrackMessage.builder("Order Completed").userId("ana").properties(Story.ORDER_TOLD));
        client.enqueue(
                PageMessage.builder("Home")
                        .userId("ana")
                        .properties(Map.of("url", "https://shop.example/")));
        client.enqueue(GroupMessage.builder("g-1").userId("ana").traits(Story.SHOP_TOLD));
        client.enqueue(AliasMessage.builder("anon-1").userId("ana"));
        client.flush();
        await().atMost(Duration.ofSeconds(30)).until(() -> loopback.events().size() >= 5);
        client.shutdown();
        assertThat(loopback.told()).containsExactlyElementsOf(Story.WHOLE);
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
        // Said once for the whole batch, and merged under each event.
        assertThat(loopback.events())
                .allSatisfy(event ->
                        assertThat(event.context().fields("library").text("name"))
                                .hasValue("analytics-java"));
    }
}
