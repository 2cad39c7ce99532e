package org.querencia.web.console.source;

import java.util.Arrays;

/// The kinds of client a source is set up for; each snippet is complete with address and key.
public enum Client {
    BROWSER("html"),
    SEGMENT("html"),
    NODE("js"),
    JAVA("java"),
    PYTHON("py"),
    RUDDERSTACK("js"),
    POSTHOG("js"),
    JITSU("js"),
    SNOWPLOW("js"),
    CURL("sh");

    private final String language;

    Client(String language) {
        this.language = language;
    }

    static Client of(String code) {
        return Arrays.stream(values())
                .filter(client -> client.code().equals(code))
                .findFirst()
                .orElse(BROWSER);
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String language() {
        return language;
    }

    /// What to paste.
    ///
    /// @param address of this server, without a slash at its end
    String snippet(String address, String key) {
        String host = address.replaceFirst("https?://", "");
        return switch (this) {
            case BROWSER ->
                    """
                    <script defer src="%s/q.js" data-key="%s"></script>
                    <script>
                      addEventListener("load", () => {
                        querencia.identify("ana-1", { name: "Ana", email: "ana@x.co" });
                        querencia.track("Product Viewed", { product_id: "p-1", name: "Café", price: 32000, currency: "COP" });
                      });
                    </script>\
                    """
                            .formatted(address, key);
            case SEGMENT ->
                    """
                    // npm install @segment/analytics-next
                    import { AnalyticsBrowser } from "@segment/analytics-next";
                    const analytics = AnalyticsBrowser.load(
                      { writeKey: "%s", cdnURL: "%s" },
                      { integrations: { "Segment.io": { apiHost: "%s/v1", protocol: "%s" } } });
                    analytics.page();\
                    """
                            .formatted(
                                    key,
                                    address,
                                    host,
                                    address.startsWith("https") ? "https" : "http");
            case NODE ->
                    """
                    // npm install @segment/analytics-node
                    import { Analytics } from "@segment/analytics-node";
                    const analytics = new Analytics({ writeKey: "%s", host: "%s" });
                    analytics.track({ userId: "ana-1", event: "Order Completed",
                      properties: { order_id: "1001", total: 89000, currency: "COP" } });\
                    """
                            .formatted(key, address);
            case JAVA ->
                    """
                    // com.segment.analytics.java:analytics:3.5.4
                    var analytics = Analytics.builder("%s").endpoint("%s").build();
                    analytics.enqueue(TrackMessage.builder("Order Completed").userId("ana-1")
                        .properties(Map.of("order_id", "1001", "total", 89000, "currency", "COP")));\
                    """
                            .formatted(key, address);
            case PYTHON ->
                    """
                    # pip install segment-analytics-python
                    import segment.analytics as analytics
                    analytics.write_key = "%s"
                    analytics.host = "%s"
                    analytics.track("ana-1", "Order Completed",
                        {"order_id": "1001", "total": 89000, "currency": "COP"})\
                    """
                            .formatted(key, address);
            case RUDDERSTACK ->
                    """
                    // npm install @rudderstack/rudder-sdk-node
                    import RudderAnalytics from "@rudderstack/rudder-sdk-node";
                    const analytics = new RudderAnalytics("%s", { dataPlaneUrl: "%s" });\
                    """
                            .formatted(key, address);
            case POSTHOG ->
                    """
                    // npm install posthog-node
                    import { PostHog } from "posthog-node";
                    const posthog = new PostHog("%s", { host: "%s" });\
                    """
                            .formatted(key, address);
            case JITSU ->
                    """
                    // npm install @jitsu/js
                    import { jitsuAnalytics } from "@jitsu/js";
                    const analytics = jitsuAnalytics({ host: "%s", writeKey: "%s:s" });\
                    """
                            .formatted(address, key);
            case SNOWPLOW ->
                    """
                    // npm install @snowplow/node-tracker
                    import { newTracker } from "@snowplow/node-tracker";
                    const tracker = newTracker(
                      { namespace: "shop", appId: "%s" }, { endpoint: "%s" });\
                    """
                            .formatted(key, address);
            case CURL ->
                    """
                    curl %s/v1/track -u '%s:' \\
                      -H 'content-type: application/json' \\
                      -d '{"userId":"ana-1","event":"Order Completed","properties":{"order_id":"1001","total":89000,"currency":"COP"}}'\
                    """
                            .formatted(address, key);
        };
    }
}
