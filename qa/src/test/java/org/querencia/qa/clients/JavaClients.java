package org.querencia.qa.clients;

import com.posthog.java.PostHog;
import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import java.util.Map;

/// The clients of Maven Central.
enum JavaClients implements Client {

    /// `com.segment.analytics.java:analytics`.
    SEGMENT {
        @Override
        public Open tell(String host, String writeKey, String who) {
            Analytics client = Analytics.builder(writeKey).endpoint(host).build();
            client.enqueue(
                    com.segment.analytics.messages.IdentifyMessage.builder()
                            .userId(who)
                            .anonymousId(Story.anonymous(who))
                            .traits(Story.traitsTold(who)));
            client.enqueue(
                    com.segment.analytics.messages.TrackMessage.builder("Order Completed")
                            .userId(who)
                            .properties(Story.orderTold(who)));
            client.enqueue(
                    com.segment.analytics.messages.PageMessage.builder("Home")
                            .userId(who)
                            .properties(Story.PAGE_TOLD));
            client.enqueue(
                    com.segment.analytics.messages.GroupMessage.builder(Story.company(who))
                            .userId(who)
                            .traits(Story.SHOP_TOLD));
            client.enqueue(
                    com.segment.analytics.messages.AliasMessage.builder(Story.anonymous(who))
                            .userId(who));
            client.flush();
            return client::shutdown;
        }
    },

    /// `com.rudderstack.sdk.java.analytics:analytics`, gzip in chunks.
    RUDDERSTACK {
        @Override
        public Open tell(String host, String writeKey, String who) {
            return rudderStack(host, writeKey, who, true);
        }
    },

    RUDDERSTACK_PLAIN {
        @Override
        public Open tell(String host, String writeKey, String who) {
            return rudderStack(host, writeKey, who, false);
        }
    },

    /// `com.posthog.java:posthog`.
    POSTHOG {
        @Override
        public Open tell(String host, String writeKey, String who) {
            PostHog client = new PostHog.Builder(writeKey).host(host).build();
            client.identify(who, Story.traitsTold(who));
            client.capture(who, "Order Completed", Story.orderTold(who));
            client.capture(
                    who,
                    "$pageview",
                    Map.of("$title", "Home", "$current_url", "https://shop.example/"));
            client.alias(who, Story.anonymous(who));
            return client::shutdown;
        }
    };

    private static Open rudderStack(String host, String writeKey, String who, boolean gzip) {
        RudderAnalytics client =
                RudderAnalytics.builder(writeKey).setDataPlaneUrl(host).setGZIP(gzip).build();
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.IdentifyMessage.builder()
                        .userId(who)
                        .anonymousId(Story.anonymous(who))
                        .traits(Story.traitsTold(who)));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Order Completed")
                        .userId(who)
                        .properties(Story.orderTold(who)));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.PageMessage.builder("Home")
                        .userId(who)
                        .properties(Story.PAGE_TOLD));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.GroupMessage.builder(Story.company(who))
                        .userId(who)
                        .traits(Story.SHOP_TOLD));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.AliasMessage.builder(
                                Story.anonymous(who))
                        .userId(who));
        client.flush();
        return client::shutdown;
    }
}
