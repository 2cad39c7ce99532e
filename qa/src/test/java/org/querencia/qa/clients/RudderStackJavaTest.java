package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.rudderstack.sdk.java.analytics.messages.AliasMessage;
import com.rudderstack.sdk.java.analytics.messages.GroupMessage;
import com.rudderstack.sdk.java.analytics.messages.IdentifyMessage;
import com.rudderstack.sdk.java.analytics.messages.PageMessage;
import com.rudderstack.sdk.java.analytics.messages.TrackMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `com.rudderstack.sdk.java.analytics:analytics`: gzip in chunks, unless told not to.
class RudderStackJavaTest {

    private final Loopback loopback = new Loopback();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_whole_story_arrives(boolean gzip) {
        RudderAnalytics client =
                RudderAnalytics.builder(Loopback.WRITE_KEY)
                        .setDataPlaneUrl(loopback.host())
                        .setGZIP(gzip)
                        .build();
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
    }
}
